// The page of one call: its current record, and updates while it is live.

import { showConnection } from './connection.js';
import { Entries, entriesShown, folded, lanesShown } from './entries.js';
import { bindExports } from './exports.js';
import { bindFilter } from './filter.js';
import { askToHangUp } from './hangup.js';
import { Ladder } from './ladder.js';
import { showLegend } from './legend.js';
import { areClear, bindToggle, query } from './numbers.js';
import { hidePayload, showPayload } from './payload.js';
import { showQuality } from './quality.js';
import { stepsOf } from './steps.js';
import { Stream } from './stream.js';
import { showSteps, showSummary } from './summary.js';

const id = decodeURIComponent(location.pathname.slice('/call/'.length));
const address = `/api/calls/${encodeURIComponent(id)}`;
const line = document.getElementById('connection');
const missing = document.getElementById('missing');
const milestones = document.getElementById('milestones');
const exported = bindExports(id);
const tools = bindFilter(redraw);
const ladder = new Ladder(open);
let entries = new Entries();
let latest = null;
let chosen = null;
let isAsked = false;

const stream = new Stream({ ladder: take }, (state, since) => showConnection(line, state, since), false);

async function load() {
  stream.close();
  entries = new Entries();
  chosen = null;
  hidePayload();
  document.getElementById('back').href = areClear() ? `/${query()}` : '/';
  try {
    const response = await fetch(address + query());
    if (response.ok) {
      take(await response.json());
    } else {
      tellMissing();
    }
  } catch {
    showConnection(line, 'lost', Date.now());
    setTimeout(load, 3000);
  }
}

function take(told) {
  // A stream has it only from RTCP reports.
  const quality = told.quality.length > 0 || !latest ? told.quality : latest.quality;
  latest = { ...told, quality };
  entries.take(told);
  missing.hidden = true;
  if (!stream.isOpen && (told.call.live || !entries.isRecorded)) {
    stream.open(`${address}/stream${query()}`);
  }
  if (!told.call.live) {
    stream.finish();
    showConnection(line, 'over');
  }
  redraw();
}

function tellMissing() {
  line.textContent = '';
  missing.textContent = `No call ${id} is kept here: its id is wrong, or its record was removed to make room for later calls.`;
  missing.hidden = false;
  document.querySelectorAll('.head, .work').forEach((part) => { part.hidden = true; });
}

function redraw() {
  if (!isAsked && latest) {
    isAsked = true;
    requestAnimationFrame(draw);
  }
}

function draw() {
  isAsked = false;
  const { call, sip, leftOut, quality } = latest;
  const steps = stepsOf(entries.all(), entries.lanes);
  showSummary(call, Date.now());
  showSteps(milestones, steps);
  tools.offer(entries.lanes, entries.hasSip);
  drawLadder(new Map(steps.map(({ entry }, place) => [entry.n, place + 1])));
  tellHint('sip-hint', sip.on ? '' : sip.hint);
  tellHint('left-out', leftOut.entries > 0 ? `${leftOut.entries} entries (${leftOut.bytes} bytes) were removed because of the size limit.` : '');
  exported.refresh({ hasCapture: sip.on });
  showQuality(document.getElementById('quality'), quality);
}

function drawLadder(steps) {
  const { filter } = tools;
  const lanes = lanesShown(entries.lanes, filter.hiddenLegs);
  const shown = entriesShown(entries.all(), lanes, filter);
  const lines = filter.folds ? folded(shown, filter.opened) : shown.map((entry) => ({ entry }));
  ladder.draw(lines, lanes, { times: filter.times, steps });
  ladder.select(chosen);
}

function tellHint(name, text) {
  const hint = document.getElementById(name);
  hint.textContent = text ?? '';
  hint.hidden = !text;
}

/** Handles the choice of a line: a folded line opens, another one shows its details. */
function open(key) {
  if (key.startsWith('fold')) {
    tools.filter.opened.add(Number(key.slice('fold'.length)));
  } else {
    chosen = key;
    showPayload(entries.get(Number(key.slice(1))), entries.lanes);
  }
  redraw();
}

function closePayload() {
  const key = chosen;
  chosen = null;
  hidePayload();
  redraw();
  if (key) {
    ladder.goTo(key);
  }
}

document.getElementById('close-payload').addEventListener('click', closePayload);
document.getElementById('hang-up').addEventListener('click', () => askToHangUp(latest.call, Date.now()));
milestones.addEventListener('click', (event) => {
  const number = event.target.closest('button')?.dataset.entry;
  if (number) {
    ladder.goTo(`n${number}`);
  }
});
addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && chosen && !document.querySelector('dialog[open]')) {
    closePayload();
  }
});
addEventListener('resize', redraw);
setInterval(() => latest?.call.live && redraw(), 1000);
bindToggle(document.getElementById('numbers'), load);
showLegend(document.getElementById('legend'));
load();
