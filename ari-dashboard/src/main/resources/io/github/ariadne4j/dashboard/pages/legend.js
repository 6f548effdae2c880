// The legend: an arrow of each kind, drawn as in the ladder.

import { arrow } from './arrows.js';
import { element, svg } from './elements.js';

const SAMPLES = [
  ['event', 'done', 'event from Asterisk'],
  ['request', 'done', 'request to Asterisk'],
  ['answer', 'done', 'answer to a request'],
  ['transition', 'done', 'decision of the application', true],
  ['write', 'done', 'write to the session store, or of the CDR'],
  ['sip', 'done', 'SIP message between a party and Asterisk'],
  ['request', 'pending', 'not answered yet'],
  ['request', 'failed', 'failed'],
];

export function showLegend(list) {
  list.replaceChildren(...SAMPLES.map(([kind, outcome, words, isMark]) => {
    const drawing = isMark ? arrow({ kind, outcome }, 32, 32, 10) : arrow({ kind, outcome }, 4, 60, 10);
    return element('li', {}, svg('svg', { 'aria-hidden': 'true' }, drawing), words);
  }), element('li', {}, stepSample(), 'step of the call, as listed above'));
}

function stepSample() {
  return svg('svg', { 'aria-hidden': 'true', class: 'line' },
    svg('circle', { class: 'disc', cx: 32, cy: 10, r: 8 }), svg('text', { class: 'number', x: 32, y: 13.5 }, '1'));
}
