// The media quality of each leg, as reported by Asterisk.

import { element } from './elements.js';
import { delay } from './format.js';

const NONE = '–';

export function showQuality(section, legs) {
  section.hidden = legs.length === 0;
  section.querySelector('tbody').replaceChildren(...legs.map((leg) => element(
    'tr',
    {},
    element('th', { scope: 'row' }, leg.title),
    element('td', {}, isTold(leg.lossPercent) ? `${leg.lossPercent.toFixed(1)} %` : NONE),
    element('td', {}, delay(leg.jitterMs)),
    element('td', {}, delay(leg.rttMs)),
    element('td', {}, isTold(leg.mos) ? `${leg.mos.toFixed(1)} ${grade(leg.mos)}` : NONE),
  )));
}

function isTold(value) {
  return value !== null && value !== undefined;
}

function grade(mos) {
  return mos >= 4 ? 'good' : mos >= 3.6 ? 'fair' : 'poor';
}
