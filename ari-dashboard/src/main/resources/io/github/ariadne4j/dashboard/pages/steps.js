// Finds the steps of the summary in the ladder: the first entry of each kind.

const STEPS = [
  ['arrived', (entry) => entry.kind === 'event' && entry.label.startsWith('StasisStart')],
  ['created', (entry) => isRequest(entry, 'POST channel/create')],
  ['joined', (entry) => isRequest(entry, 'POST bridge/addChannel')],
  ['dialled', (entry) => isRequest(entry, 'POST channel/dial')],
  ['ringing', (entry) => entry.kind === 'event' && entry.label === 'ChannelStateChange Ringing'],
  ['answered', (entry, isCaller) => entry.kind === 'event' && entry.label === 'ChannelStateChange Up' && !isCaller(entry.from)],
  ['connected', (entry) => isRequest(entry, 'POST channel/answer')],
  ['hungUp', (entry) => (entry.kind === 'event' && entry.label.startsWith('ChannelHangupRequest')) || isRequest(entry, 'DELETE channel')],
  ['unbridged', (entry) => isRequest(entry, 'DELETE bridge')],
  ['recorded', (entry) => entry.kind === 'write' && entry.to === 'cdrs' && entry.outcome === 'done'],
];

/** The steps of this call, each with its entry, in chronological order. */
export function stepsOf(entries, lanes) {
  const callers = new Set(lanes.filter((lane) => lane.leg === 0).map((lane) => lane.key));
  const isCaller = (key) => callers.has(key);
  return STEPS.map(([step, isIt]) => ({ step, entry: entries.find((entry) => isIt(entry, isCaller)) }))
    .filter(({ entry }) => entry)
    .sort((one, other) => one.entry.at - other.entry.at || one.entry.n - other.entry.n);
}

function isRequest(entry, beginning) {
  return entry.kind === 'request' && (entry.label === beginning || entry.label.startsWith(`${beginning} `));
}
