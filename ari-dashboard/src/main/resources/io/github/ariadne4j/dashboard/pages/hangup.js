// Hangs up a call, after a confirmation.

import { described, foreign } from './elements.js';
import { duration } from './format.js';
import { notice } from './notice.js';
import { callerOf, lasted, stateWord } from './states.js';

const dialog = document.getElementById('hangup');
let asked = null;

dialog.addEventListener('click', (event) => {
  const answer = event.target.closest('button')?.dataset.answer;
  if (answer) {
    dialog.close(answer);
  }
});
dialog.addEventListener('close', () => {
  if (dialog.returnValue === 'hangup') {
    hangUp(asked);
  }
});

/** Asks for confirmation, and hangs up. */
export function askToHangUp(call, now) {
  asked = call.id;
  dialog.returnValue = '';
  described(dialog.querySelector('dl'), [
    ['Caller', foreign(callerOf(call))],
    ['Callee', foreign(call.dialled || 'unknown')],
    ['State', `${stateWord(call.state)}, ${duration(lasted(call, now))}`],
    ['Call', call.id],
  ]);
  dialog.showModal();
  dialog.querySelector('[data-answer="keep"]').focus();
}

async function hangUp(id) {
  try {
    notice(told(await post(id)));
  } catch {
    notice('The server did not answer; the call was not hung up.');
  }
}

async function post(id) {
  const { csrf } = await (await fetch('/api/token')).json();
  return fetch(`/api/calls/${encodeURIComponent(id)}/hangup`, { method: 'POST', headers: { 'X-CSRF-Token': csrf } });
}

function told(response) {
  if (response.ok) {
    return 'Hang-up requested.';
  }
  return response.status === 404
    ? 'The call has already ended.'
    : `The server refused to hang up (${response.status}). Reload the page and try again.`;
}
