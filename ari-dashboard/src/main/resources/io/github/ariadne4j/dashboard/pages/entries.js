// The entries of the ladder, and the selection of its lines.

const LONGEST_PATTERN = 4;
const LEAST_REPEATS = 3;

/** The kinds that can be hidden, with their labels. */
export const KINDS = [
  ['event', 'events'],
  ['request', 'requests'],
  ['answer', 'answers'],
  ['transition', 'decisions'],
  ['write', 'writes'],
  ['sip', 'SIP'],
];

export class Entries {
  #byNumber = new Map();
  lanes = [];

  /** Takes an update: new entries, and entries that changed. */
  take({ lanes, entries }) {
    this.lanes = lanes;
    entries.forEach((entry) => this.#byNumber.set(entry.n, entry));
  }

  get(number) {
    return this.all().find((entry) => entry.n === number);
  }

  /**
   * All, in the order of their times: each with the time since the one before, as SIP messages may come in between later, and an
   * answer with what it answers.
   */
  all() {
    const sorted = [...this.#byNumber.values()].sort((one, other) => one.at - other.at || one.n - other.n);
    return sorted.map((entry, place) => ({
      ...entry,
      delta: place === 0 ? 0 : entry.at - sorted[place - 1].at,
      answered: this.#byNumber.get(entry.of)?.label,
    }));
  }

  /** Whether the result of writing the CDR is known. */
  get isRecorded() {
    return [...this.#byNumber.values()].some((entry) => entry.to === 'cdrs');
  }

  get hasSip() {
    return [...this.#byNumber.values()].some((entry) => entry.kind === 'sip');
  }
}

/** The lanes without those of hidden legs. */
export function lanesShown(lanes, hiddenLegs) {
  return lanes.filter((lane) => lane.leg === null || !hiddenLegs.has(lane.leg));
}

/** The entries without those of hidden legs; entries without a leg are kept. */
export function entriesShown(entries, lanes, { hiddenKinds }) {
  const keys = new Set(lanes.map((lane) => lane.key));
  return entries.filter((entry) => !hiddenKinds.has(entry.kind) && keys.has(entry.from) && keys.has(entry.to));
}

/** The lines of the entries; a repeated sequence is shown once, followed by a line with its count. */
export function folded(entries, opened) {
  const lines = [];
  for (let i = 0; i < entries.length;) {
    const { period, times } = repetition(entries, i);
    entries.slice(i, i + period).forEach((entry) => lines.push({ entry }));
    const rest = entries.slice(i + period, i + period * times);
    if (rest.length > 0 && opened.has(rest[0].n)) {
      rest.forEach((entry) => lines.push({ entry }));
    } else if (rest.length > 0) {
      lines.push({ fold: { n: rest[0].n, period, times: times - 1, until: rest[rest.length - 1] } });
    }
    i += period * times;
  }
  return lines;
}

function repetition(entries, start) {
  let best = { period: 1, times: 1 };
  for (let period = 1; period <= LONGEST_PATTERN; period++) {
    let times = 1;
    while (repeats(entries, start, start + period * times, period)) {
      times++;
    }
    if (times >= LEAST_REPEATS && times * period > best.times * best.period) {
      best = { period, times };
    }
  }
  return best;
}

function repeats(entries, first, other, period) {
  if (other + period > entries.length) {
    return false;
  }
  for (let i = 0; i < period; i++) {
    if (pattern(entries[first + i]) !== pattern(entries[other + i])) {
      return false;
    }
  }
  return true;
}

/** A text that is equal for entries that differ only in digits. */
function pattern(entry) {
  return [entry.kind, entry.from, entry.to, entry.outcome, entry.answered, entry.label.replace(/[0-9]+(\.[0-9]+)?/g, '#')].join('\n');
}
