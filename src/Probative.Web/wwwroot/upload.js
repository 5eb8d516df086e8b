// Uploads by the tus protocol (1.0.0): in pieces, each with its checksum, so that a cut connection or a page that
// was loaded anew goes on where it stopped. What goes on lives in this module, and survives a walk through rooms.
const pieceBytes = 8 * 1024 * 1024;
const atOnce = 2;
const told = 60;
const waits = [300, 700, 1_500, 3_000, 5_000];
const version = { 'Tus-Resumable': '1.0.0' };
const uploads = [];
let page = null;
let running = 0;
let telling = 0;
let last = 0;

const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const keyOf = (one) => `upload ${one.caseId} ${one.path} ${one.file.size} ${one.file.lastModified}`;
const encode = (text) => {
  let bytes = '';
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return btoa(bytes);
};

class Refused extends Error {
  constructor(code, message, hint) {
    super(message);
    this.code = code;
    this.hint = hint ?? '';
  }
}

async function ask(address, options) {
  const answer = await fetch(address, { ...options, redirect: 'manual', credentials: 'same-origin' });
  if (answer.type === 'opaqueredirect' || answer.status === 401) throw new Refused('signed-out', '', '');
  return answer;
}

async function refusal(answer) {
  try {
    const said = await answer.json();
    return new Refused(said.code ?? 'upload-refused', said.title ?? '', said.detail ?? '');
  } catch {
    return new Refused('upload-refused', `HTTP ${answer.status}`, '');
  }
}

// Where to go on: null when the server does not know it any more.
async function offsetOf(one) {
  const answer = await ask(one.address, { method: 'HEAD', headers: version, signal: one.stop.signal });
  return answer.ok ? Number(answer.headers.get('Upload-Offset')) : null;
}

async function create(one) {
  const metadata = [['case', one.caseId], ['batch', one.batch], ['path', one.path], ['modified', String(one.file.lastModified)]]
    .map(([key, value]) => `${key} ${encode(value)}`).join(',');
  const answer = await ask('/uploads', {
    method: 'POST',
    headers: { ...version, 'Upload-Length': String(one.file.size), 'Upload-Metadata': metadata },
  });

  // Never given up half-way: what was made and is not known here could not be removed.
  if (answer.status !== 201) throw await refusal(answer);
  one.address = answer.headers.get('Location');
  localStorage.setItem(keyOf(one), one.address);
}

async function piece(one) {
  let bytes;
  try {
    bytes = await one.file.slice(one.sent, one.sent + pieceBytes).arrayBuffer();
  } catch {
    throw new Refused('file-gone', '', '');
  }
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const answer = await ask(one.address, {
    method: 'PATCH',
    headers: {
      ...version,
      'Content-Type': 'application/offset+octet-stream',
      'Upload-Offset': String(one.sent),
      'Upload-Checksum': `sha256 ${btoa(String.fromCharCode(...sum))}`,
    },
    body: bytes,
    signal: one.stop.signal,
  });
  if (answer.status === 204) one.sent = Number(answer.headers.get('Upload-Offset'));
  else if ([409, 423, 460].includes(answer.status)) throw new Error('again');
  else if (answer.status === 404) throw new Refused('upload-expired', '', '');
  else throw await refusal(answer);
}

async function begin(one) {
  one.address = localStorage.getItem(keyOf(one));
  const at = one.address ? await offsetOf(one) : null;
  if (at === null) await create(one);
  one.sent = at ?? 0;
  one.isBegun = true;
  one.stop.signal.throwIfAborted();
}

async function carry(one) {
  one.state = 'going';
  for (let failed = 0; ;) {
    try {
      if (!one.isBegun) await begin(one);
      if (failed > 0) one.sent = (await offsetOf(one)) ?? 0;
      while (one.sent < one.file.size) {
        tell();
        await piece(one);
        failed = 0;
      }
      one.state = 'done';
      localStorage.removeItem(keyOf(one));
      return;
    } catch (problem) {
      if (one.stop.signal.aborted) return;
      if (problem instanceof Refused) {
        one.state = 'failed';
        one.problem = { code: problem.code, message: problem.message, hint: problem.hint };
        if (problem.code === 'upload-expired') localStorage.removeItem(keyOf(one));
        return;
      }

      // The connection is gone, or another request still holds the file: ask again where it stands.
      one.state = 'waiting';
      tell();
      await pause(waits[Math.min(failed++, waits.length - 1)]);
      one.state = 'going';
    }
  }
}

function next() {
  while (running < atOnce) {
    const one = uploads.find((each) => each.state === 'queued');
    if (!one) break;
    running++;
    one.work = carry(one).finally(() => { running--; tell(true); next(); });
  }
}

function tell(now) {
  if (!page || (telling && !now)) return;
  clearTimeout(telling);
  telling = setTimeout(() => {
    telling = 0;
    if (!page) return;
    const own = uploads.filter((one) => one.caseId === page.caseId);
    const order = { failed: 0, going: 1, waiting: 2, queued: 3, done: 4 };
    const shown = [...own].sort((a, b) => order[a.state] - order[b.state]).slice(0, told);
    page.net.invokeMethodAsync('Told', {
      files: own.length,
      filesDone: own.filter((one) => one.state === 'done').length,
      filesFailed: own.filter((one) => one.state === 'failed').length,
      bytes: own.reduce((sum, one) => sum + one.file.size, 0),
      bytesDone: own.reduce((sum, one) => sum + one.sent, 0),
      shown: shown.map(({ number, path, file, sent, state, problem }) => ({
        number, path: path.slice(-300), bytes: file.size, bytesDone: sent, state, code: problem?.code, message: problem?.message, hint: problem?.hint,
      })),
    }).catch(() => {});
  }, now ? 0 : 200);
}

function take(found) {
  for (const { file, path } of found) {
    const isThere = uploads.some((one) => one.caseId === page.caseId && one.path === path && one.file.size === file.size && one.state !== 'failed');
    if (isThere) continue;
    uploads.push({
      number: ++last, caseId: page.caseId, batch: page.batch, file, path, sent: 0, state: 'queued', stop: new AbortController(),
    });
  }
  tell(true);
  next();
}

async function walk(entry, into) {
  if (entry.isFile) {
    const file = await new Promise((done, failed) => { entry.file(done, failed); });
    into.push({ file, path: entry.fullPath.replace(/^\//, '') });
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    const entries = await new Promise((done, failed) => { reader.readEntries(done, failed); });
    if (entries.length === 0) return;
    for (const below of entries) await walk(below, into);
  }
}

const named = (files) => [...files].map((file) => ({ file, path: file.webkitRelativePath || file.name }));

export function attach(zone, files, folder, net, caseId, batch) {
  page = { net, caseId, batch };
  const onFiles = (event) => {
    take(named(event.target.files));
    event.target.value = '';
  };
  const onOver = (event) => {
    event.preventDefault();
    zone.classList.add('over');
  };
  const onLeave = () => zone.classList.remove('over');
  const onDrop = async (event) => {
    event.preventDefault();
    onLeave();
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    if (entries.length === 0) return take(named(event.dataTransfer.files));
    const found = [];
    for (const entry of entries) await walk(entry, found);
    return take(found);
  };
  files.addEventListener('change', onFiles);
  folder.addEventListener('change', onFiles);
  zone.addEventListener('dragover', onOver);
  zone.addEventListener('dragleave', onLeave);
  zone.addEventListener('drop', onDrop);

  // Whoever was quicker than this module has chosen already.
  for (const early of [files, folder]) if (early.files.length > 0) onFiles({ target: early });
  tell(true);
  next();

  // What somebody chose before this was here to hear of it.
  for (const input of [files, folder]) if (input.files.length > 0) onFiles({ target: input });
  return {
    // What was taken in, or given up, is no more to be told.
    forget: (isAll) => {
      for (let i = uploads.length - 1; i >= 0; i--) {
        if (uploads[i].caseId === caseId && (isAll || uploads[i].state === 'done')) uploads.splice(i, 1);
      }
      tell(true);
    },
    batch: (other) => { page.batch = other; },
    again: (number) => {
      const one = uploads.find((each) => each.number === number);
      if (one?.state !== 'failed') return;
      Object.assign(one, { state: 'queued', problem: null, isBegun: false });
      next();
    },
    cancel: async (number) => {
      const at = uploads.findIndex((each) => each.number === number);
      if (at < 0) return;
      const [one] = uploads.splice(at, 1);
      one.stop.abort();
      tell(true);
      await one.work;
      localStorage.removeItem(keyOf(one));
      for (let tried = 0; one.address && tried < 20; tried++) {
        const answer = await ask(one.address, { method: 'DELETE', headers: version }).catch(() => null);
        if (answer && answer.status !== 423) break;
        await pause(250);
      }
      tell(true);
    },
    detach: () => {
      page = null;
      zone.removeEventListener('dragover', onOver);
      zone.removeEventListener('dragleave', onLeave);
      zone.removeEventListener('drop', onDrop);
      files.removeEventListener('change', onFiles);
      folder.removeEventListener('change', onFiles);
    },
  };
}
