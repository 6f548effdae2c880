// Draws the ladder: lanes at the top, below them a line for each entry. Unchanged lines are not drawn again.

import { arrow, zigzag } from './arrows.js';
import { svg } from './elements.js';
import { exactClock, exactSeconds } from './format.js';
import { geometry } from './geometry.js';
import { wordsFor } from './words.js';

const LONGEST_LABEL = 84;
const HEAD = 28;
const TIMES = {
  at: (entry) => exactSeconds(entry.at),
  delta: (entry) => `+${exactSeconds(entry.delta)}`,
  absolute: (entry) => exactClock(entry.absolute),
};

export class Ladder {
  #scroller = document.getElementById('scroller');
  #head = document.getElementById('lanes');
  #svg = document.getElementById('lines');
  #axes = svg('g');
  #groups = new Map();
  #order = [];
  #current = null;
  #open;

  /** open: called with the chosen line. */
  constructor(open) {
    this.#open = open;
    this.#svg.append(this.#axes);
    // Not on the SVG itself: a focus listener would make it a stop of the Tab key.
    this.#scroller.addEventListener('click', (event) => this.#choose(keyOf(event.target)));
    this.#scroller.addEventListener('keydown', (event) => this.#key(event));
    this.#scroller.addEventListener('focusin', (event) => this.#makeCurrent(keyOf(event.target) ?? this.#current));
  }

  /** Draws these lines; steps: entry number → number of the step in the summary of the call. */
  draw(lines, lanes, { times, steps }) {
    const isAtEnd = this.#isAtEnd();
    const shown = lines.map((line) => shownLine(line, lanes, TIMES[times], steps));
    const place = geometry(lanes, shown, this.#scroller.clientWidth);
    this.#drawHead(lanes, place);
    this.#drawAxes(lanes, place);
    this.#order = shown.map(({ key }) => key);
    this.#removeOthers(new Set(this.#order));
    shown.forEach((line, index) => this.#drawLine(line, index, place));
    this.#makeCurrent(this.#groups.has(this.#current) ? this.#current : this.#order[0]);
    if (isAtEnd) {
      this.#scroller.scrollTop = this.#scroller.scrollHeight;
    }
  }

  /** Marks the chosen line; null for none. */
  select(key) {
    this.#groups.forEach(({ node }, one) => node.setAttribute('aria-selected', String(one === key)));
  }

  /** Scrolls to a line and focuses it. */
  goTo(key) {
    const group = this.#groups.get(key);
    if (group) {
      group.node.focus({ preventScroll: true });
      group.node.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      const covered = this.#head.getBoundingClientRect().bottom - group.node.getBoundingClientRect().top;
      this.#scroller.scrollTop -= Math.max(0, covered);
    }
  }

  #isAtEnd() {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    return scrollTop > 0 && scrollTop + clientHeight > scrollHeight - 8;
  }

  #drawHead(lanes, place) {
    size(this.#head, place.width, HEAD);
    this.#head.replaceChildren(
      svg('text', { class: 'column', x: 10, y: 18 }, 'time'),
      ...lanes.map((lane) => svg('text', { x: place.xOf(lane.key), y: 18 }, place.isNarrow ? short(lane.title) : lane.title)),
    );
  }

  #drawAxes(lanes, place) {
    size(this.#svg, place.width, place.height);
    this.#axes.replaceChildren(...lanes.map((lane) => {
      const x = place.xOf(lane.key);
      return svg('path', { class: 'axis', d: `M${x} 0V${place.height}` });
    }));
  }

  #removeOthers(keys) {
    for (const [key, { node }] of this.#groups) {
      if (!keys.has(key)) {
        node.remove();
        this.#groups.delete(key);
      }
    }
  }

  #drawLine(line, index, place) {
    const group = this.#groups.get(line.key) ?? this.#newGroup(line.key);
    const drawn = JSON.stringify([line, place.width, place.row, place.xOf(line.from), place.xOf(line.to), place.right]);
    group.node.setAttribute('transform', `translate(0 ${index * place.row})`);
    if (group.drawn !== drawn) {
      group.drawn = drawn;
      group.node.setAttribute('class', `line ${line.kind} ${line.outcome}`);
      group.node.setAttribute('aria-label', line.spoken);
      group.node.replaceChildren(...parts(line, place));
    }
    if (this.#svg.children[index + 1] !== group.node) {
      this.#svg.insertBefore(group.node, this.#svg.children[index + 1] ?? null);
    }
  }

  #newGroup(key) {
    const node = svg('g', { 'data-key': key, role: 'option', 'aria-selected': 'false', tabindex: '-1' });
    const group = { node, drawn: '' };
    this.#groups.set(key, group);
    return group;
  }

  #makeCurrent(key) {
    this.#groups.get(this.#current)?.node.setAttribute('tabindex', '-1');
    this.#current = key;
    this.#groups.get(key)?.node.setAttribute('tabindex', '0');
  }

  #choose(key) {
    if (key) {
      this.#makeCurrent(key);
      this.#open(key);
    }
  }

  #key(event) {
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 15, PageUp: -15, Home: -Infinity, End: Infinity };
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.#choose(keyOf(event.target));
    } else if (steps[event.key] && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      const wanted = this.#order.indexOf(this.#current) + steps[event.key];
      this.goTo(this.#order[Math.min(Math.max(0, wanted), this.#order.length - 1)]);
    }
  }
}

/** The drawn properties of a line, as plain values. */
function shownLine(line, lanes, time, steps) {
  if (line.fold) {
    const { n, period, times } = line.fold;
    const what = period === 1 ? 'the same' : `the same ${period} lines`;
    const text = `${what}, ${times} times more`;
    return { key: `fold${n}`, kind: 'fold', outcome: 'done', time: '', label: text, words: 'open', text, spoken: text };
  }
  const { entry } = line;
  const words = wordsFor(entry, lanes);
  const label = entry.label.length > LONGEST_LABEL ? `${entry.label.slice(0, LONGEST_LABEL)}…` : entry.label;
  return {
    key: `n${entry.n}`,
    kind: entry.kind,
    outcome: entry.outcome,
    from: entry.from,
    to: entry.to,
    time: time(entry),
    label,
    words,
    text: `${label}  ${words}`,
    step: steps.get(entry.n) ?? null,
    spoken: `${time(entry)} ${title(lanes, entry.from)} to ${title(lanes, entry.to)}: ${entry.label} ${words} ${entry.outcome}`,
  };
}

function parts(line, place) {
  const ground = svg('rect', { class: 'ground', x: 1, y: 1, width: place.width - 2, height: place.row - 2, rx: 3 });
  const time = svg('text', { class: 'time', x: place.left - 10, y: place.label }, line.time);
  const words = line.words === '' ? [] : [svg('tspan', { class: 'words', dx: 10 }, line.words)];
  const label = svg('text', { x: place.labelAt, y: place.label }, svg('tspan', { class: 'label' }, line.label), ...words);
  const isBand = line.kind === 'fold' || line.kind === 'gap';
  const drawing = isBand
    ? zigzag(line.kind, place.left + 10, place.right - 10, place.arrow)
    : arrow(line, place.xOf(line.from), place.xOf(line.to), place.arrow);
  return [ground, time, drawing, ...stepMark(line, place), label];
}

/** The number of a summary step, at the beginning of its arrow. */
function stepMark(line, place) {
  if (!line.step) {
    return [];
  }
  const x = place.xOf(line.from);
  return [
    svg('circle', { class: 'disc', cx: x, cy: place.arrow, r: 8 }),
    svg('text', { class: 'number', x, y: place.arrow + 3.5 }, String(line.step)),
  ];
}

function title(lanes, key) {
  return lanes.find((lane) => lane.key === key)?.title ?? key;
}

function short(title) {
  return title.length > 9 ? `${title.slice(0, 8)}.` : title;
}

function size(node, width, height) {
  node.setAttribute('width', width);
  node.setAttribute('height', height);
}

function keyOf(node) {
  return node.closest('.line')?.dataset.key;
}
