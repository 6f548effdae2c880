// The page of all calls: updates are taken at once and drawn once per frame.

import { Calls } from './calls.js';
import { Charts } from './charts.js';
import { showConnection } from './connection.js';
import { showFigures } from './figures.js';
import { setText } from './elements.js';
import { count } from './format.js';
import { askToHangUp } from './hangup.js';
import { History } from './history.js';
import { bindToggle, query } from './numbers.js';
import { Stream } from './stream.js';
import { Table } from './table.js';
import { bindView, newView } from './view.js';

const calls = new Calls();
const past = new History();
const charts = new Charts(past);
const view = newView();
const table = new Table(document.getElementById('table'), calls, view);
const head = bindView(view, () => { table.release(); redraw(); });
const shown = document.getElementById('shown');
const empty = document.getElementById('empty');
let figures = null;
let clockAhead = 0;
let hasCalls = false;
let isAsked = false;

const now = () => Date.now() + clockAhead;

function redraw() {
  if (!isAsked) {
    isAsked = true;
    requestAnimationFrame(draw);
  }
}

function draw() {
  isAsked = false;
  const drawn = table.draw(now());
  head.showCounts(calls.counts());
  setText(shown, told(drawn));
  showEmpty(drawn.shown === 0 && hasCalls);
  if (figures) {
    showFigures(figures);
    figures = null;
  }
}

function told({ shown: number, waiting }) {
  const of = number === calls.size ? '' : ` of ${count(calls.size)}`;
  const all = `${count(number)}${of} ${calls.size === 1 ? 'call' : 'calls'}`;
  return waiting > 0 ? `${all} · order held, ${count(waiting)} new` : all;
}

function showEmpty(isEmpty) {
  empty.hidden = !isEmpty;
  document.getElementById('table').hidden = isEmpty;
  if (isEmpty) {
    const none = calls.size === 0;
    setText(empty.firstElementChild, none ? 'No calls yet. A call appears here as soon as Asterisk hands it over.' : 'No call matches.');
    empty.lastElementChild.hidden = none;
  }
}

const stream = new Stream(
  {
    calls(batch) {
      calls.take(batch);
      hasCalls = true;
      redraw();
    },
    figures(latest) {
      figures = latest;
      clockAhead = latest.at - Date.now();
      if (past.add(latest)) {
        charts.draw();
      }
      redraw();
    },
  },
  (state, since) => showConnection(document.getElementById('connection'), state, since),
  true,
);
const connect = () => stream.open(`/api/stream${query()}`);

table.bind(redraw, (call) => call && askToHangUp(call, now()));
empty.lastElementChild.addEventListener('click', () => head.clear());
bindToggle(document.getElementById('numbers'), connect);
setInterval(redraw, 1000);
connect();
fetch('/api/figures/history')
  .then((response) => response.json())
  .then((history) => { past.take(history); charts.draw(); })
  .catch(() => {}); // Without the history, the charts begin with the updates of the stream.
