// The text for the state of the connection.

import { clock } from './format.js';

const WORDS = {
  connecting: () => 'Connecting…',
  live: () => 'Live',
  lost: (since) => `Connection lost at ${clock(since)}, reconnecting…`,
  ended: (since) => `The server ended at ${clock(since)}; waiting for its next start`,
  over: () => 'Call ended',
};

export function showConnection(line, state, since) {
  line.dataset.state = state;
  line.textContent = WORDS[state](since);
}
