// A row of the table: created once, then its cells are changed in place.

import { element, foreign, setText } from './elements.js';
import { clock, duration } from './format.js';
import { pageOf } from './numbers.js';
import { callerOf, lasted, outcome, signOf, stateWord } from './states.js';

/** The columns: class, sort key and title. */
export const COLUMNS = [
  ['state', 'State'],
  ['caller', 'Caller'],
  ['dialled', 'Callee'],
  ['duration', 'Duration'],
  ['began', 'Began'],
  ['route', 'Route'],
  ['asterisk', 'Asterisk'],
  ['outcome', 'Outcome'],
];

export class Row {
  node = element('tr', { class: 'call' });
  id = '';
  #state = element('span', { class: 'sign' });
  #tag = element('span', { class: 'tag', title: 'This call was started by an earlier process and recovered by this one.' }, 'recovered');
  #link = element('a');
  #cells = {};
  #hangUp = element('button', { type: 'button' }, 'Hang up');

  constructor() {
    this.#cells.caller = foreign('');
    this.#link.append(this.#cells.caller);
    this.#add('state', this.#state, ' ', this.#tag);
    this.#add('caller', this.#link);
    for (const column of ['dialled', 'duration', 'began', 'route', 'asterisk', 'outcome']) {
      this.#cells[column] = foreign('');
      this.#add(column, this.#cells[column]);
    }
    this.#add('action', this.#hangUp);
  }

  #add(column, ...children) {
    this.node.append(element('td', { class: column }, ...children));
  }

  /** Shows this call; only cells with a new value are changed. */
  show(call, now, { index, isCurrent }) {
    const caller = callerOf(call);
    this.id = call.id;
    set(this.node, 'data-id', call.id);
    set(this.node, 'aria-rowindex', String(index + 2));
    set(this.node, 'class', call.live ? 'call' : 'call over');
    set(this.#state, 'class', signOf(call.state));
    setText(this.#state, stateWord(call.state));
    this.#tag.hidden = !call.recovered;
    set(this.#link, 'href', pageOf(call.id));
    setText(this.#cells.caller, caller);
    setText(this.#cells.dialled, call.dialled || 'unknown');
    setText(this.#cells.duration, duration(lasted(call, now)));
    setText(this.#cells.began, clock(call.began));
    setText(this.#cells.route, call.route ?? '');
    setText(this.#cells.asterisk, call.asterisk);
    setText(this.#cells.outcome, outcome(call));
    this.#hangUp.hidden = !call.live;
    set(this.#hangUp, 'aria-label', `Hang up the call of ${caller}`);
    this.#link.tabIndex = this.#hangUp.tabIndex = isCurrent ? 0 : -1;
  }

  focus() {
    this.#link.focus({ preventScroll: true });
  }
}

function set(node, name, value) {
  if (node.getAttribute(name) !== value) {
    node.setAttribute(name, value);
  }
}
