// What a page of an item needs beside its player: a picture to look at, how long somebody looked, and keys
// that lead to a form and out of it again.
import { Stage } from './stage.js';

const told = 15;

export function picture(root, owner) {
  const stage = new Stage(root, root.querySelector('img'));
  const stop = new AbortController();
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.closest('input, textarea, select, [contenteditable]')) return;
    const key = event.key.toLowerCase();
    if (key === 'o' || key === 'c') {
      event.preventDefault();
      owner.invokeMethodAsync('ChooseAsync', null, null, stage.regionText(), key === 'c');
    } else if (event.key === 'Escape') stage.mark(null);
    else if (stage.key(event)) event.preventDefault();
  }, { signal: stop.signal });
  return { close: () => { stop.abort(); stage.close(); } };
}

// Counts only while the page is in front and nothing covers it.
export function count(owner) {
  const timer = setInterval(() => {
    const covered = document.hidden || document.documentElement.classList.contains('hidden-all');
    if (!covered) owner.invokeMethodAsync('Looked', told);
  }, told * 1_000);
  return { close: () => clearInterval(timer) };
}

export function focus(selector) {
  document.querySelector(selector)?.focus();
}

export function follow(seconds) {
  document.dispatchEvent(new CustomEvent('probative:seek', { detail: { seconds } }));
}
