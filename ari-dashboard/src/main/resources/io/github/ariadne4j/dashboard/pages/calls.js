// The calls of the page, with filter and order.

import { lasted, outcome, stateOrder } from './states.js';

const KEYS = {
  state: (call) => stateOrder(call.state),
  caller: (call) => call.caller,
  dialled: (call) => call.dialled,
  duration: (call, now) => lasted(call, now),
  began: (call) => call.began,
  route: (call) => call.route ?? '',
  asterisk: (call) => call.asterisk,
  outcome,
};

export class Calls {
  #calls = new Map();

  take({ reset, rows, gone }) {
    if (reset) {
      this.#calls.clear();
    }
    rows.forEach((call) => this.#calls.set(call.id, call));
    gone.forEach((id) => this.#calls.delete(id));
  }

  get(id) {
    return this.#calls.get(id);
  }

  get size() {
    return this.#calls.size;
  }

  /** The number of calls by state, and of "live" and "all". */
  counts() {
    const counts = new Map([['all', this.#calls.size], ['live', 0]]);
    for (const { state, live } of this.#calls.values()) {
      counts.set(state, (counts.get(state) ?? 0) + 1);
      counts.set('live', counts.get('live') + (live ? 1 : 0));
    }
    return counts;
  }

  /** The ids of the calls that match the view, in its order. */
  shown({ state, search, sort, descending }, now) {
    const key = KEYS[sort];
    const sign = descending ? -1 : 1;
    const found = [];
    for (const call of this.#calls.values()) {
      if (isOf(state, call) && matches(search, call)) {
        found.push([key(call, now), call.began, call.id]);
      }
    }
    found.sort((one, other) => sign * compared(one[0], other[0]) || other[1] - one[1] || compared(one[2], other[2]));
    return found.map(([, , id]) => id);
  }
}

function isOf(state, call) {
  return state === 'all' || (state === 'live' ? call.live : call.state === state);
}

function matches(search, call) {
  return search === '' || [call.caller, call.dialled, call.id].some((text) => text.toLowerCase().includes(search));
}

function compared(one, other) {
  return one < other ? -1 : one > other ? 1 : 0;
}
