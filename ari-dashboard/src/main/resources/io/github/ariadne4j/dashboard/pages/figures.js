// The current figures: cards, causes as bars, the state of each dependency.

import { element, foreign, setText } from './elements.js';
import { count, delay, percent, seconds, tenths } from './format.js';

const WRITTEN = {
  callsPerSecond: tenths,
  concurrent: count,
  asr: percent,
  ner: percent,
  acdSeconds: seconds,
  pddP50: delay,
  pddP99: delay,
  cdrBacklog: count,
  loopStalls: count,
};
const MOST_CAUSES = 5;

export function showFigures(figures) {
  for (const node of document.querySelectorAll('[data-figure]')) {
    setText(node, WRITTEN[node.dataset.figure](figures[node.dataset.figure]));
  }
  for (const name of ['cdrBacklog', 'loopStalls']) {
    document.querySelector(`[data-figure="${name}"]`).classList.toggle('raised', figures[name] > 0);
  }
  showCauses(document.getElementById('causes'), figures.causes);
  showDependencies(document.getElementById('dependencies'), figures.dependencies);
}

function showCauses(list, causes) {
  const sorted = [...causes].sort((one, other) => other.count - one.count);
  const most = sorted[0]?.count ?? 1;
  const bars = sorted.slice(0, MOST_CAUSES).map((cause) => bar(cause, most));
  list.replaceChildren(...(bars.length > 0 ? bars : [element('li', { class: 'none' }, 'No call has ended yet.')]));
}

function bar({ cause, name, count: calls }, most) {
  const fill = element('span', { class: 'fill' });
  fill.style.width = `${Math.max(1, (100 * calls) / most)}%`;
  return element(
    'li',
    { title: `${cause} ${name}: ${count(calls)} calls` },
    element('span', { class: 'name' }, element('b', {}, String(cause)), foreign(name)),
    element('span', { class: 'track', 'aria-hidden': 'true' }, fill),
    element('span', { class: 'count' }, count(calls)),
  );
}

function showDependencies(list, dependencies) {
  list.replaceChildren(...dependencies.map((dependency) => element(
    'li',
    {},
    element('span', { class: `sign ${dependency.state === 'up' ? 'up' : 'down'}` }, foreign(dependency.name)),
    element('span', { class: 'detail' }, [dependency.state, dependency.detail].filter(Boolean).join(', ')),
  )));
}
