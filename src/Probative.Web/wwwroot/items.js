// The room of items: keys of the grid, filters that are saved in this browser, a table to save.
const taken = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End', 'Enter', ' ']);

// The scroller keeps the focus; the server says which line the active row is on, and it is brought into sight.
export function keys(scroller, grid, rowPixels) {
  let waiting = Promise.resolve();
  const onKey = (event) => {
    if (event.target !== scroller || event.ctrlKey || event.altKey || event.metaKey) return;
    if (!taken.has(event.key)) return;
    event.preventDefault();
    const page = Math.max(1, Math.floor(scroller.clientHeight / rowPixels) - 2);
    waiting = waiting.then(async () => {
      const line = await grid.invokeMethodAsync('KeyAsync', event.key, page);
      if (line < 0) return;
      // The head lies over the first line, and is as high as one.
      const top = line * rowPixels;
      const bottom = top + 2 * rowPixels;
      if (top < scroller.scrollTop) scroller.scrollTop = top;
      else if (bottom > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = bottom - scroller.clientHeight;
    }).catch((error) => console.error(error));
  };
  scroller.addEventListener('keydown', onKey);
  return { stop: () => scroller.removeEventListener('keydown', onKey) };
}

const placeOf = (member) => `items filters ${member}`;

export function savedFilters(member) {
  try {
    return JSON.parse(localStorage.getItem(placeOf(member))) ?? [];
  } catch {
    return [];
  }
}

export function saveFilter(member, name, query) {
  const all = savedFilters(member).filter((one) => one.name !== name);
  all.push({ name, query });
  localStorage.setItem(placeOf(member), JSON.stringify(all));
  return all;
}

export function save(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
