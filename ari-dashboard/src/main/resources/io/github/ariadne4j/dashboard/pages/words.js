// Descriptions of ladder entries for readers who do not know ARI.

const EVENTS = [
  [/^StasisStart replaces/, (lane) => `another channel replaces ${lane}`],
  [/^StasisStart/, (lane, isCaller) => (isCaller ? 'the call enters the application' : `${lane} is ready to be joined`)],
  [/^StasisEnd/, (lane) => `${lane} leaves the application`],
  [/^ChannelStateChange Up/, (lane) => `${lane} is answered`],
  [/^ChannelStateChange Ring/, (lane) => `${lane} rings`],
  [/^ChannelHangupRequest/, (lane) => `${lane} hangs up`],
  [/^ChannelDestroyed/, (lane) => `${lane} is gone`],
  [/^ChannelEnteredBridge/, (lane) => `${lane} is in the bridge`],
  [/^ChannelLeftBridge/, (lane) => `${lane} has left the bridge`],
  [/^BridgeCreated/, () => 'the bridge exists'],
  [/^BridgeDestroyed/, () => 'the bridge is gone'],
  [/^ChannelDtmfReceived/, (lane) => `${lane} pressed a key`],
  [/^Dial\b/, () => 'progress of the dialling'],
  [/^PlaybackStarted/, () => 'a sound begins'],
  [/^PlaybackFinished/, () => 'a sound has ended'],
];
const REQUESTS = [
  [/^POST channel\/create/, (lane) => `create ${lane}, without dialling yet`],
  [/^POST channel\/dial/, (lane) => `dial ${lane}`],
  [/^POST channel\/answer/, (lane) => `answer ${lane}`],
  [/^POST channel\/ring/, (lane) => `indicate ringing to ${lane}`],
  [/^POST channel\/variable.*TIMEOUT/, (lane) => `limit the duration of ${lane}`],
  [/^POST channel\/variable/, (lane) => `set a variable of ${lane}`],
  [/^POST channel\/play/, (lane) => `play a sound to ${lane}`],
  [/^DELETE channel/, (lane) => `hang up ${lane}`],
  [/^POST bridge\/addChannel/, () => 'put the parties into the bridge'],
  [/^POST bridge\/removeChannel/, () => 'take a party out of the bridge'],
  [/^POST bridge\b(?!\/)/, () => 'make a bridge for the parties'],
  [/^DELETE bridge/, () => 'remove the bridge'],
];
const WRITES = [
  [/^admit/, () => 'the session is stored before the call is handled'],
  [/^update/, () => 'the progress is stored'],
  [/^end/, () => 'the end is stored, the CDR follows'],
  [/^CDR/, () => 'the CDR is written'],
];
const SIP = [
  [/^INVITE/, () => 'asks for a call'],
  [/^ACK/, () => 'confirms the answer'],
  [/^BYE/, () => 'hangs up'],
  [/^CANCEL/, () => 'cancels the call attempt'],
  [/^100/, () => 'the request was received'],
  [/^180/, () => 'it rings'],
  [/^183/, () => 'early media or progress'],
  [/^200/, () => 'yes'],
  [/^486/, () => 'busy'],
  [/^[3-6]\d\d/, () => 'no'],
];
const WORDS = { event: EVENTS, request: REQUESTS, write: WRITES, sip: SIP };

/** The description of an entry; empty if its label is sufficient. */
export function wordsFor(entry, lanes) {
  if (entry.answered) {
    return `answer to ${entry.answered}`;
  }
  const key = entry.kind === 'request' ? entry.to : entry.from;
  const lane = lanes.find((one) => one.key === key);
  const name = !lane || lane.leg === null ? 'the channel' : lane.leg === 0 ? 'the caller' : lane.title;
  const found = (WORDS[entry.kind] ?? []).find(([shape]) => shape.test(entry.label));
  return found ? found[1](name, lane?.leg === 0) : '';
}

/** The labels of the summary steps; steps.js recognises them. */
export const STEPS = {
  arrived: 'Call arrives',
  created: 'Callee created',
  joined: 'Joined in a bridge',
  dialled: 'Callee dialled',
  ringing: 'It rings',
  answered: 'Callee answers',
  connected: 'Caller answered',
  hungUp: 'Hang-up',
  unbridged: 'Bridge removed',
  recorded: 'Recorded',
};
