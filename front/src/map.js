// What the pages of the workbench import to show maps: loaded by the page that needs it, and by no other.
export { openPlaces } from './places.js';
export { openPositions } from './positions.js';
export { openTrack } from './track.js';
