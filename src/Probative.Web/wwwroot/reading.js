// A text to read with a caret, so that words can be selected by keys alone. Nothing in it can be changed.
export function open(root, owner) {
  const stop = new AbortController();
  const on = (kind, does) => root.addEventListener(kind, does, { signal: stop.signal });
  for (const kind of ['beforeinput', 'paste', 'cut', 'drop', 'dragstart']) on(kind, (event) => event.preventDefault());
  document.addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() !== 'c' || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target !== root && event.target.closest('input, textarea, select, [contenteditable]')) return;
    const chosen = selected(root);
    if (!chosen) return;
    event.preventDefault();
    owner.invokeMethodAsync('ClaimAsync', chosen.start, chosen.end);
  }, { signal: stop.signal });
  // Where a link led to a claim, its words are what is looked at.
  root.querySelector('mark.sought')?.scrollIntoView({ block: 'center' });
  return {
    selected: () => selected(root),
    close: () => stop.abort(),
  };
}

// Offsets in UTF-16 code units from the beginning of the text, as the record counts them.
function selected(root) {
  const selection = getSelection();
  if (selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return null;
  const start = before(root, range.startContainer, range.startOffset);
  const end = before(root, range.endContainer, range.endOffset);
  return end > start ? { start, end } : null;
}

function before(root, node, offset) {
  const range = document.createRange();
  range.setStart(root, 0);
  range.setEnd(node, offset);
  let count = 0;
  const walker = document.createTreeWalker(range.cloneContents(), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) count += walker.currentNode.data.length;
  return count;
}
