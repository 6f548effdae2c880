// The tools above the ladder, which filter its lines.

import { element } from './elements.js';
import { KINDS } from './entries.js';

/** Sets up the tools; changed is called after each change. */
export function bindFilter(changed) {
  const filter = { times: 'at', hiddenLegs: new Set(), hiddenKinds: new Set(), folds: true, opened: new Set() };
  document.getElementById('times').addEventListener('change', (event) => {
    filter.times = event.target.value;
    changed();
  });
  document.getElementById('fold').addEventListener('change', (event) => {
    filter.folds = event.target.checked;
    filter.opened.clear();
    changed();
  });
  const legs = checks(document.getElementById('legs'), filter.hiddenLegs, changed);
  const kinds = checks(document.getElementById('kinds'), filter.hiddenKinds, changed);
  return {
    filter,
    /** Adds choices for the legs and kinds of the call. */
    offer(lanes, hasSip) {
      legs(lanes.filter((lane) => lane.leg !== null).map((lane) => [lane.leg, lane.title]));
      kinds(KINDS.filter(([kind]) => kind !== 'sip' || hasSip));
    },
  };
}

/** A function that adds a checkbox for each choice that has none yet. */
function checks(fieldset, hidden, changed) {
  const offered = new Set();
  return (choices) => {
    for (const [value, words] of choices.filter(([one]) => !offered.has(one))) {
      offered.add(value);
      const input = element('input', { type: 'checkbox' });
      input.checked = true;
      input.addEventListener('change', () => {
        (input.checked ? hidden.delete(value) : hidden.add(value));
        changed();
      });
      fieldset.append(element('label', {}, input, words));
    }
  };
}
