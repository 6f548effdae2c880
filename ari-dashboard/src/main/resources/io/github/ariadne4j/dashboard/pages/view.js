// The view of the calls: filter and order, in the table head and the tools above it.

import { element, setText } from './elements.js';
import { count } from './format.js';
import { COLUMNS } from './row.js';
import { STATES } from './states.js';

const CHOICES = [['all', 'all'], ['live', 'live'], ...STATES];

/** A new view: all calls, the newest first. */
export const newView = () => ({ state: 'all', search: '', sort: 'began', descending: true });

/** Sets up the tools; changed is called after each change of the view. */
export function bindView(view, changed) {
  const tools = { states: document.getElementById('states'), search: document.getElementById('search') };
  const counts = new Map(CHOICES.map(([state]) => [state, element('span', { class: 'number' })]));
  tools.states.append(...CHOICES.map(([state, word]) => choice(state, word, counts.get(state), view)));
  tools.states.addEventListener('change', (event) => {
    view.state = event.target.value;
    changed();
  });
  tools.search.addEventListener('input', () => {
    view.search = tools.search.value.trim().toLowerCase();
    changed();
  });
  bindHead(view, changed);
  return {
    showCounts: (all) => counts.forEach((node, state) => setText(node, count(all.get(state) ?? 0))),
    clear() {
      tools.search.value = view.search = '';
      view.state = 'all';
      tools.states.querySelector('input').checked = true;
      changed();
    },
  };
}

function choice(state, word, number, view) {
  const input = element('input', { type: 'radio', name: 'state', value: state });
  input.checked = state === view.state;
  return element('label', {}, input, element('span', {}, word, number));
}

function bindHead(view, changed) {
  const head = document.querySelector('thead tr');
  for (const [column, title] of COLUMNS) {
    const button = element('button', { type: 'button' }, title);
    button.addEventListener('click', () => {
      view.descending = view.sort === column ? !view.descending : false;
      view.sort = column;
      showOrder(head, view);
      changed();
    });
    head.append(element('th', { class: column, scope: 'col', 'data-column': column }, button));
  }
  head.append(element('th', { class: 'action', scope: 'col' }, element('span', { class: 'hidden' }, 'Action')));
  showOrder(head, view);
}

function showOrder(head, view) {
  for (const cell of head.children) {
    if (cell.dataset.column === view.sort) {
      cell.setAttribute('aria-sort', view.descending ? 'descending' : 'ascending');
    } else {
      cell.removeAttribute('aria-sort');
    }
  }
}
