// Two items stepped as one: the second follows the first, by so many frames as it is moved against it.
export function lock(root, owner) {
  const stop = new AbortController();
  let [apart, isLocked, frame] = [0, true, 0];
  const second = () => root.querySelector('[data-side=second] .player');
  const follow = () => {
    if (isLocked) second()?.dispatchEvent(new CustomEvent('probative:goto', { detail: frame + apart }));
  };
  root.addEventListener('probative:moment', (event) => {
    if (event.detail.player === 'first') {
      frame = event.detail.frame ?? frame;
      follow();
    } else if (!isLocked) {
      apart = (event.detail.frame ?? 0) - frame;
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
