// The details of the chosen line: times, outcome and payload.

import { described, element, foreign, setText } from './elements.js';
import { delay, exactClock, exactSeconds } from './format.js';
import { wordsFor } from './words.js';

const panel = document.getElementById('payload');

export function showPayload(entry, lanes) {
  const title = (key) => lanes.find((lane) => lane.key === key)?.title ?? key;
  setText(panel.querySelector('h2'), entry.label);
  described(panel.querySelector('dl'), [
    ['What', wordsFor(entry, lanes)],
    ['Way', entry.from === entry.to ? title(entry.from) : `${title(entry.from)} → ${title(entry.to)}`],
    ['Outcome', entry.outcome],
    ['Took', entry.took === null ? null : delayOf(entry.took)],
    ['Since start', `${exactSeconds(entry.at)} s`],
    ['Since last', `${exactSeconds(entry.delta)} s`],
    ['Clock', exactClock(entry.absolute)],
  ]);
  panel.querySelector('.content').replaceChildren(...content(entry));
  panel.hidden = false;
  panel.scrollTop = 0;
}

export function hidePayload() {
  panel.hidden = true;
}

function delayOf(took) {
  return took < 10 ? `${took.toFixed(1)} ms` : delay(took);
}

function content({ kind, payload, label }) {
  if (payload === '' || payload === label) {
    return [];
  }
  if (kind === 'sip') {
    return sipMessage(payload);
  }
  return kind === 'request' ? request(payload) : [text(pretty(payload))];
}

/** The first line, the headers, and the body when it is opened. */
function sipMessage(message) {
  const [head, ...body] = message.replaceAll('\r\n', '\n').split('\n\n');
  const [first, ...headers] = head.split('\n');
  const list = element('dl', { class: 'named headers' });
  described(list, headers.map((header) => {
    const colon = header.indexOf(':');
    return colon < 0 ? [header, ' '] : [header.slice(0, colon), foreign(header.slice(colon + 1).trim())];
  }));
  const shown = [text(first), list];
  const rest = body.join('\n\n').trim();
  if (rest !== '') {
    shown.push(element('details', {}, element('summary', {}, 'Body'), text(rest)));
  }
  return shown;
}

/** Method and path, the parameters one a line, the body. */
function request(payload) {
  const [line, ...body] = payload.split('\n');
  const mark = line.indexOf('?');
  const shown = [text(mark < 0 ? line : line.slice(0, mark))];
  if (mark >= 0) {
    const list = element('dl', { class: 'named headers' });
    described(list, line.slice(mark + 1).split('&').map((parameter) => {
      const equals = parameter.indexOf('=');
      return equals < 0 ? [parameter, ' '] : [parameter.slice(0, equals), foreign(parameter.slice(equals + 1))];
    }));
    shown.push(list);
  }
  return body.length > 0 ? [...shown, text(pretty(body.join('\n')))] : shown;
}

function text(content) {
  return element('pre', {}, content);
}

/** JSON with line breaks; other text unchanged. */
function pretty(content) {
  try {
    return JSON.stringify(JSON.parse(content), null, 2);
  } catch {
    return content;
  }
}
