// The states of a call, in the order in which a call has them.

export const STATES = [
  ['ringing', 'ringing'],
  ['flow', 'in a flow'],
  ['connected', 'connected'],
  ['ending', 'ending'],
  ['ended', 'ended'],
  ['refused', 'refused'],
];
const WORDS = new Map(STATES);
const ORDER = new Map(STATES.map(([state], place) => [state, place]));

export const stateWord = (state) => WORDS.get(state) ?? state;
export const stateOrder = (state) => ORDER.get(state) ?? STATES.length;

/** The classes of a state's shape and colour. */
export const signOf = (state) => (WORDS.has(state) ? `sign ${state}` : 'sign');

/** The outcome of a call, such as "answered · 16"; empty while it is live. */
export function outcome(call) {
  const parts = [];
  if (call.disposition) {
    parts.push(call.disposition.toLowerCase().replaceAll('_', ' '));
  }
  if (call.cause !== null && call.cause !== undefined) {
    parts.push(`cause ${call.cause}`);
  }
  return parts.join(' · ');
}

/** The duration of a call at this time. */
export function lasted(call, now) {
  return (call.ended ?? (call.live ? now : call.began)) - call.began;
}

/** The text for the caller of a row. */
export const callerOf = (call) => call.caller || (call.direction === 'outbound' ? 'application' : 'unknown');
