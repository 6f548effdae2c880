// What is known of the call's ladder, and which lines of it are to be seen.

const LONGEST_PATTERN = 4;
const LEAST_REPEATS = 3;

/** The kinds that can be hidden, with their words. */
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

  /** Takes what came: new entries, and entries that changed. */
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

  /** Whether the write of the CDR is known. */
  get isRecorded() {
    return [...this.#byNumber.values()].some((entry) => entry.to === 'cdrs');
  }

  get hasSip() {
    return [...this.#byNumber.values()].some((entry) => entry.kind === 'sip');
  }
}

/** The lanes that remain when these legs are hidden. */
export function lanesShown(lanes, hiddenLegs) {
  return lanes.filter((lane) => lane.leg === null || !hiddenLegs.has(lane.leg));
}

/** The entries that remain; what concerns no leg always does. */
export function entriesShown(entries, lanes, { hiddenKinds }) {
  const keys = new Set(lanes.map((lane) => lane.key));
  return entries.filter((entry) => !hiddenKinds.has(entry.kind) && keys.has(entry.from) && keys.has(entry.to));
}

/** Lines of entries; what repeats is there once, followed by a line that says how often. */
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

/** Equal for entries that differ in figures only. */
function pattern(entry) {
  return [entry.kind, entry.from, entry.to, entry.outcome, entry.answered, entry.label.replace(/[0-9]+(\.[0-9]+)?/g, '#')].join('\n');
}
