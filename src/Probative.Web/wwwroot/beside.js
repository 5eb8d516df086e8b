// Two items stepped as one: the second follows the first. Without a match by so many frames as it is moved
// against it; with one by the line of time that was measured, from the beginning of what both show.
export function lock(root, owner, line) {
  const stop = new AbortController();
  let [apart, isLocked, frame, film] = [0, true, 0, null];
  const side = (name) => root.querySelector(`[data-side=${name}] .player`);
  const go = (name, where) => side(name)?.dispatchEvent(new CustomEvent('probative:goto', { detail: where }));
  const begun = new Set();
  const follow = () => {
    if (!isLocked) return;
    if (line === null) go('second', frame + apart);
    else if (film !== null) go('second', { film: line.speed > 0 ? (film - line.offset) / line.speed : line.second });
  };
  root.addEventListener('probative:moment', (event) => {
    const { player, frame: number, film: seconds } = event.detail;

    // The first that a player shows is its beginning; what both show begins elsewhere.
    if (line !== null && !begun.has(player)) {
      begun.add(player);
      go(player, { film: player === 'first' ? line.first : line.second });
      return;
    }
    if (player === 'first') {
      frame = number ?? frame;
      film = seconds ?? film;
      follow();
    } else if (!isLocked && line === null) {
      apart = (number ?? 0) - frame;
      owner.invokeMethodAsync('Moved', apart);
    }
  }, { signal: stop.signal });
  return {
    set: (frames, locked) => {
      [apart, isLocked] = [frames, locked];
      follow();
    },
    close: () => stop.abort(),
  };
}
