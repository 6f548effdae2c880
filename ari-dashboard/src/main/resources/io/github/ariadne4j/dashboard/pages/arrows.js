// Draws the arrow of a ladder line: colour and stroke show its kind, colour and tip show its outcome.

import { svg } from './elements.js';

const TIP = 7;

/** The drawing of an entry between two x positions at this height: an arrow, or a mark if both are equal. */
export function arrow({ kind, outcome }, from, to, y) {
  const group = svg('g', { class: `arrow ${kind} ${outcome}` });
  group.append(...(from === to ? mark(outcome, from, y) : shaftAndTip(kind, outcome, from, to, y)));
  return group;
}

/** A zigzag over all lanes, for omitted entries. */
export function zigzag(kind, from, to, y) {
  let path = `M${from} ${y}`;
  for (let x = from + 6, up = true; x <= to; x += 6, up = !up) {
    path += `L${x} ${y + (up ? -3 : 3)}`;
  }
  return svg('g', { class: `arrow ${kind}` }, svg('path', { d: path }));
}

function mark(outcome, x, y) {
  return outcome === 'failed'
    ? [cross(x, y)]
    : [svg('path', { class: outcome === 'pending' ? 'hollow' : 'tip', d: `M${x} ${y - 5}l5 5-5 5-5-5z` })];
}

function shaftAndTip(kind, outcome, from, to, y) {
  const way = to > from ? 1 : -1;
  const shaft = svg('path', { class: 'shaft', d: `M${from} ${y}H${to - way * 2}` });
  if (outcome === 'failed') {
    return [shaft, cross(to - way * 8, y)];
  }
  if (outcome === 'pending') {
    return [shaft, svg('circle', { class: 'hollow', cx: to - way * 5, cy: y, r: 4 })];
  }
  const back = to - way * TIP;
  const closed = kind === 'answer' ? '' : 'z';
  return [shaft, svg('path', { class: closed ? 'tip' : '', d: `M${back} ${y - 4}L${to} ${y}L${back} ${y + 4}${closed}` })];
}

function cross(x, y) {
  return svg('path', { d: `M${x - 4} ${y - 4}l8 8M${x - 4} ${y + 4}l8-8` });
}
