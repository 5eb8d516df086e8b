// What every page has: the theme, the key that hides everything, the lock, and what is said when the connection is
// lost. Rooms bring modules of their own.
const root = document.documentElement;

function toggleTheme() {
  root.dataset.theme = root.dataset.theme === 'dark' ? 'light' : 'dark';
  localStorage.setItem('theme', root.dataset.theme);
}

function pauseMedia() {
  for (const medium of document.querySelectorAll('video, audio')) medium.pause();
}

function hide(hidden) {
  const cover = document.getElementById('hidden-all');
  if (!cover) return;
  cover.hidden = !hidden;
  root.classList.toggle('hidden-all', hidden);
  if (hidden) pauseMedia();
}

// The lock. The cover stands in the page from the beginning, so that it is there at once; what it covers can be
// neither seen, read aloud nor reached, and stays as it was. The server tells nothing more until it is opened.
const cover = document.getElementById('locked');
const form = cover?.querySelector('form.unlock');
const said = cover?.querySelector('#unlock-said');
const tabs = cover && new BroadcastChannel('probative');
let before = null;

function setLocked(locked) {
  cover.hidden = !locked;
  root.classList.toggle('locked', locked);
  for (const other of document.body.children) {
    if (other !== cover && other.id !== 'lost' && other.localName !== 'script') other.inert = locked;
  }
}

function post(address) {
  const fields = new FormData(form);
  if (address !== '/unlock') fields.delete('word');
  return fetch(address, { method: 'POST', body: fields, keepalive: true });
}

function lock(tell = true) {
  if (!cover || before) return;
  before = { title: document.title, focus: document.activeElement, hidden: root.classList.contains('hidden-all') };
  setLocked(true);
  hide(true);
  document.title = cover.dataset.title;
  cover.querySelector('input[type=password]').focus();
  if (!tell) return;
  tabs.postMessage('lock');
  post('/lock').catch(() => {}); // Nobody there to tell: a server that is gone knows nobody.
}

function unlock(tell = true) {
  if (!before) return;
  setLocked(false);
  hide(before.hidden);
  document.title = before.title;
  before.focus?.focus?.();
  before = null;
  lastActive = Date.now();
  said.textContent = '';
  form.reset();
  if (tell) tabs.postMessage('unlock');
}

form?.addEventListener('submit', async (event) => {
  event.preventDefault();
  said.textContent = '';
  try {
    const answer = await post('/unlock');
    if (answer.redirected) location.reload(); // The server knows nobody any more: the door says so.
    else if (answer.status === 204) unlock();
    else {
      said.textContent = cover.dataset[(await answer.text()).toLowerCase()] ?? cover.dataset.wrong;
      form.reset();
      cover.querySelector('input[type=password]').focus();
    }
  } catch {
    said.textContent = document.getElementById('lost').dataset.lost;
  }
});

tabs?.addEventListener('message', ({ data }) => {
  if (data === 'lock') lock(false);
  else if (data === 'unlock') unlock(false);
  else lastActive = Date.now();
});

document.addEventListener('click', async (event) => {
  const button = event.target.closest?.('[data-does]');
  const does = button?.dataset.does;
  if (does === 'theme') toggleTheme();
  if (does === 'hide') hide(true);
  if (does === 'lock') lock();
  if (does === 'print') window.print();
  if (does === 'copy') {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.what).textContent.trim());
    document.getElementById(button.dataset.tells).textContent = button.dataset.done;
  }
});

document.addEventListener('keydown', (event) => {
  if (before) {
    // Keys are for the cover alone: typing and sending work without the handlers of the page behind it.
    event.stopImmediatePropagation();
    if (!cover.contains(event.target) || event.key === 'F9') event.preventDefault();
  } else if (event.key === 'F9') {
    hide(!root.classList.contains('hidden-all'));
    event.preventDefault();
    event.stopPropagation();
  } else if (event.altKey && event.key.toLowerCase() === 'l') {
    lock();
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

// Every tab of this browser counts, and a laptop that slept is idle when it wakes.
const tellEvery = 60_000;
let lastActive = Date.now();
let lastTold = 0;
const isIdle = () => Date.now() - lastActive >= Number(cover.dataset.idle) * 60_000;

function active() {
  if (!cover || before) return;
  if (isIdle()) {
    lock();
    return;
  }

  lastActive = Date.now();
  if (lastActive - lastTold < tellEvery) return;
  lastTold = lastActive;
  tabs.postMessage('here');
  post('/here').then((answer) => { if (answer.status === 423) lock(); }, () => {});
}

for (const kind of ['pointerdown', 'keydown', 'wheel', 'pointermove']) {
  document.addEventListener(kind, active, { passive: true, capture: true });
}
if (cover) {
  const look = () => { if (isIdle()) lock(); };
  setInterval(look, 2_000);
  for (const kind of ['visibilitychange', 'focus', 'pageshow']) window.addEventListener(kind, look, true);
}

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

if (!document.querySelector('main section.door')) {
  Blazor.start({
    circuit: {
      reconnectionHandler: {
        onConnectionDown: () => { tell(lost.dataset.lost, false); reconnect(); },
        onConnectionUp: () => tell('', false),
      },
    },
  });
}
