// The table of calls. Only visible rows are in the document, independent of the number of calls: all rows have one
// height, and two empty rows stand for those above and below.
//
// While the pointer or the focus is on a row, the order is held, so that the row does not move.

import { element } from './elements.js';
import { Row } from './row.js';

const MORE = 4;

export class Table {
  #table;
  #body;
  #calls;
  #view;
  #above = element('tr', { class: 'space', 'aria-hidden': 'true' }, element('td'));
  #below = element('tr', { class: 'space', 'aria-hidden': 'true' }, element('td'));
  #rows = new Map();
  #spare = [];
  #ids = [];
  #pointed = false;
  #current = null;

  constructor(table, calls, view) {
    this.#table = table;
    this.#body = table.tBodies[0];
    this.#calls = calls;
    this.#view = view;
    this.#body.append(this.#above, this.#below);
  }

  /** Binds pointer and keys; redraw is called when the visible rows change. */
  bind(redraw, hangUp) {
    this.#body.addEventListener('pointermove', (event) => { this.#pointed = event.pointerType === 'mouse'; });
    this.#body.addEventListener('pointerleave', () => { this.#pointed = false; redraw(); });
    this.#body.addEventListener('focusin', (event) => this.#choose(idOf(event.target), redraw));
    this.#body.addEventListener('keydown', (event) => this.#key(event, redraw));
    this.#body.addEventListener('click', (event) => {
      if (event.target.closest('button')) {
        hangUp(this.#calls.get(idOf(event.target)));
      }
    });
    addEventListener('scroll', redraw, { passive: true });
    addEventListener('resize', redraw);
  }

  /** Draws the table; returns the number of shown calls, and of new ones that wait while the order is held. */
  draw(now) {
    const ids = this.#calls.shown(this.#view, now);
    const held = this.#isHeld();
    this.#ids = held ? this.#ids.filter((id) => this.#calls.get(id)) : ids;
    const focused = this.#focused();
    this.#drawRows(now);
    this.#restore(focused);
    return { shown: ids.length, waiting: held ? Math.max(0, ids.length - this.#ids.length) : 0 };
  }

  /** Sorts the calls at the next drawing, since the view was changed. */
  release() {
    this.#pointed = false;
    this.#ids = [];
    this.#current = null;
  }

  #isHeld() {
    return this.#ids.length > 0 && (this.#pointed || this.#body.contains(document.activeElement));
  }

  #drawRows(now) {
    const height = this.#rowHeight();
    const top = this.#body.getBoundingClientRect().top;
    const first = Math.min(Math.max(0, Math.floor(-top / height) - MORE), this.#ids.length);
    const last = Math.min(this.#ids.length, Math.ceil((innerHeight - top) / height) + MORE);
    const seen = this.#ids.slice(first, Math.max(first, last));
    if (!seen.includes(this.#current)) {
      this.#current = seen[Math.min(MORE, first)] ?? null;
    }
    this.#recycle(new Set(seen));
    seen.forEach((id, place) => this.#place(id, first + place, place, now));
    setHeight(this.#above, first * height);
    setHeight(this.#below, (this.#ids.length - first - seen.length) * height);
    this.#table.setAttribute('aria-rowcount', String(this.#ids.length + 1));
  }

  #rowHeight() {
    return parseFloat(getComputedStyle(this.#table).getPropertyValue('--row'));
  }

  #recycle(seen) {
    for (const [id, row] of this.#rows) {
      if (!seen.has(id)) {
        this.#rows.delete(id);
        row.node.remove();
        this.#spare.push(row);
      }
    }
  }

  #place(id, index, place, now) {
    let row = this.#rows.get(id);
    if (!row) {
      row = this.#spare.pop() ?? new Row();
      this.#rows.set(id, row);
    }
    row.show(this.#calls.get(id), now, { index, isCurrent: id === this.#current });
    const there = this.#body.children[place + 1];
    if (there !== row.node) {
      this.#body.insertBefore(row.node, there);
    }
  }

  #focused() {
    const active = document.activeElement;
    return this.#body.contains(active) ? { id: idOf(active), name: active.localName } : null;
  }

  /** A row that was moved in the document has lost the focus. */
  #restore(focused) {
    const node = focused && this.#rows.get(focused.id)?.node.querySelector(focused.name);
    if (node && node !== document.activeElement) {
      node.focus({ preventScroll: true });
    }
  }

  #choose(id, redraw) {
    if (id && id !== this.#current) {
      this.#current = id;
      redraw();
    }
  }

  #key(event, redraw) {
    const page = Math.max(1, Math.floor(innerHeight / this.#rowHeight()) - 4);
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity };
    const step = steps[event.key];
    if (step === undefined || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    event.preventDefault();
    const place = this.#ids.indexOf(this.#current) + step;
    this.#goTo(Math.min(Math.max(0, place), this.#ids.length - 1), redraw);
  }

  #goTo(index, redraw) {
    const height = this.#rowHeight();
    const top = this.#body.getBoundingClientRect().top + index * height;
    const room = this.#table.tHead.getBoundingClientRect().bottom;
    const covered = Math.min(Math.max(room, 0), innerHeight / 3);
    if (top < covered) {
      scrollBy(0, top - covered);
    } else if (top + height > innerHeight) {
      scrollBy(0, top + height - innerHeight);
    }
    this.#current = this.#ids[index];
    redraw();
    requestAnimationFrame(() => this.#rows.get(this.#current)?.focus());
  }
}

function idOf(node) {
  return node.closest('tr')?.dataset.id;
}

function setHeight(space, height) {
  const cell = space.firstChild;
  const wanted = `${height}px`;
  if (cell.style.height !== wanted) {
    cell.style.height = wanted;
  }
}
