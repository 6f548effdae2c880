// The head of a call's page: parties, state, and summary steps.

import { element, foreign } from './elements.js';
import { clock, duration, exactSeconds } from './format.js';
import { lasted, outcome, signOf, stateWord } from './states.js';
import { STEPS } from './words.js';

export function showSummary(call, now) {
  const caller = call.caller || 'unknown';
  const dialled = call.dialled || 'unknown';
  document.title = `${caller} → ${dialled}`;
  document.getElementById('parties').replaceChildren(foreign(caller), element('span', { class: 'arrow' }, '→'), foreign(dialled));
  const state = document.getElementById('state');
  state.className = signOf(call.state);
  state.textContent = stateWord(call.state);
  document.getElementById('recovered').hidden = !call.recovered;
  document.getElementById('hang-up').hidden = !call.live;
  showFacts(document.getElementById('facts'), call, now);
}

function showFacts(list, call, now) {
  const facts = [
    ['Call', call.id],
    ['Began', clock(call.began)],
    ['Lasted', duration(lasted(call, now))],
    ['Answered', call.answered === null ? null : `after ${duration(call.answered - call.began)}`],
    ['Outcome', outcome(call)],
    ['Plan', call.plan],
    ['Route', call.route],
    ['Asterisk', call.asterisk],
  ];
  list.replaceChildren(...facts.filter(([, value]) => value).map(([term, value]) =>
    element('div', {}, element('dt', {}, term), element('dd', {}, foreign(value)))));
}

/** The summary steps, each a button that goes to its line. */
export function showSteps(list, steps) {
  const buttons = steps.map(({ step, entry }, place) => {
    const words = element('span', { class: entry.outcome }, `${place + 1} ${STEPS[step]}`);
    const when = element('span', { class: 'when' }, `${exactSeconds(entry.at)} s`);
    return element('li', {}, element('button', { type: 'button', 'data-entry': String(entry.n) }, words, when));
  });
  const before = [...list.querySelectorAll('button')].map((button) => button.textContent).join('|');
  if (before !== buttons.map((item) => item.textContent).join('|')) {
    list.replaceChildren(...buttons);
  }
}
