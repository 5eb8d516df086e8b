// What every page has: the theme, the key that hides everything, idle sign-out, and what is said when the
// connection is lost. Rooms bring modules of their own.
const idleMinutes = 15;
const root = document.documentElement;

function toggleTheme() {
  root.dataset.theme = root.dataset.theme === 'dark' ? 'light' : 'dark';
  localStorage.setItem('theme', root.dataset.theme);
}

function hide(hidden) {
  const cover = document.getElementById('hidden-all');
  if (!cover) return;
  cover.hidden = !hidden;
  root.classList.toggle('hidden-all', hidden);
  if (hidden) for (const medium of document.querySelectorAll('video, audio')) medium.pause();
}

document.addEventListener('click', (event) => {
  const does = event.target.closest?.('[data-does]')?.dataset.does;
  if (does === 'theme') toggleTheme();
  if (does === 'hide') hide(true);
  if (does === 'print') window.print();
});

document.addEventListener('keydown', (event) => {
  if (event.key === 'F9') {
    hide(!root.classList.contains('hidden-all'));
    event.preventDefault();
    event.stopPropagation();
  } else if (root.classList.contains('hidden-all')) {
    event.preventDefault();
    event.stopPropagation();
  } else if (event.altKey && event.key.toLowerCase() === 't') {
    toggleTheme();
    event.preventDefault();
  }
}, true);

let lastActive = Date.now();
for (const kind of ['pointerdown', 'keydown', 'wheel', 'pointermove']) {
  document.addEventListener(kind, () => { lastActive = Date.now(); }, { passive: true, capture: true });
}
setInterval(() => {
  const form = document.querySelector('form[action="/out"]');
  if (!form || Date.now() - lastActive < idleMinutes * 60_000) return;
  const because = Object.assign(document.createElement('input'), { type: 'hidden', name: 'because', value: 'idle' });
  form.append(because);
  form.submit();
}, 5_000);

const lost = document.getElementById('lost');
function tell(text, again) {
  lost.textContent = text;
  if (again) {
    const button = Object.assign(document.createElement('button'), { type: 'button', textContent: lost.dataset.again });
    button.addEventListener('click', () => location.reload());
    lost.append(' ', button);
  }
  lost.hidden = text === '';
}

// Patient: a laptop that slept comes back, and so does a server that was started anew.
const waits = [0, 500, 1_000, 2_000, 5_000];
async function knowsNobody() {
  try {
    // A server that was started anew sends whoever asks to the door.
    return (await fetch('/_blazor/initializers', { redirect: 'manual' })).type === 'opaqueredirect';
  } catch {
    return false; // Still not there.
  }
}

async function reconnect() {
  for (let tried = 0; ; tried++) {
    await new Promise((done) => setTimeout(done, waits[Math.min(tried, waits.length - 1)]));
    try {
      if (await Blazor.reconnect()) {
        tell('', false);
        return;
      }

      // The server answered, and does not know this page any more.
      tell(lost.dataset.gone, true);
      return;
    } catch {
      if (await knowsNobody()) {
        tell(lost.dataset.gone, true);
        return;
      }
    }
  }
}

if (document.querySelector('[data-does]') || !document.querySelector('section.door')) {
  Blazor.start({
    circuit: {
      reconnectionHandler: {
        onConnectionDown: () => { tell(lost.dataset.lost, false); reconnect(); },
        onConnectionUp: () => tell('', false),
      },
    },
  });
}
