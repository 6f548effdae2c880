// The charts of the last hour, one in each card.

import uPlot from '/static/uplot/uPlot.esm.js';
import { clock, count, delay, percent, tenths } from './format.js';

const CHARTS = {
  callsPerSecond: { names: ['callsPerSecond'], write: tenths, top: 1 },
  concurrent: { names: ['concurrent'], write: count, top: 4 },
  asr: { names: ['asr'], write: percent, range: () => [0, 1] },
  pdd: { names: ['pddP50', 'pddP99'], write: delay, top: 100 },
};
const DASHES = [undefined, [5, 3]];
const HOUR = 3600;
/** A label nearer to the left edge would cover one of the other axis. */
const EDGE = 500;

export class Charts {
  #history;
  #charts = [];

  constructor(history) {
    this.#history = history;
    this.#make();
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#make());
    addEventListener('resize', () => this.#charts.forEach(({ plot, room }) => plot.setSize(sizeOf(room))));
  }

  draw() {
    this.#charts.forEach(({ plot, names }) => plot.setData(this.#history.dataOf(names)));
  }

  #make() {
    this.#charts.forEach(({ plot }) => plot.destroy());
    this.#charts = Object.entries(CHARTS).map(([name, chart]) => {
      const card = document.querySelector(`[data-chart="${name}"]`);
      const room = card.querySelector('.chart');
      room.setAttribute('role', 'img');
      room.setAttribute('aria-label', `${card.querySelector('h2').textContent} over the last hour`);
      const plot = new uPlot(options(chart, room), this.#history.dataOf(chart.names), room);
      return { plot, room, names: chart.names };
    });
  }
}

function sizeOf(room) {
  return { width: room.clientWidth, height: room.clientHeight };
}

function options({ names, write, range, top }, room) {
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const lines = [colour('--accent'), colour('--quiet')];
  const axis = { stroke: colour('--soft'), font: '10px system-ui', ticks: { show: false }, gap: 2 };
  return {
    ...sizeOf(room),
    padding: [6, 6, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 5 } },
    scales: {
      x: { range: (plot, least, most) => hourUntil(most) },
      y: { range: range ?? ((plot, least, most) => [0, Math.max((most ?? 0) * 1.1, top)]) },
    },
    axes: [
      { ...axis, size: 16, space: 60, grid: { show: false }, values: (plot, at) => at.map((time) => (time < plot.scales.x.min + EDGE ? '' : clock(time * 1000).slice(0, 5))) },
      { ...axis, size: 44, space: 26, grid: { stroke: colour('--line'), width: 1 }, values: (plot, at) => at.map((value) => shortened(write, value)) },
    ],
    series: [{}, ...names.map((name, place) => ({ stroke: lines[place], width: 1.5, dash: DASHES[place], points: { show: false }, spanGaps: false }))],
    hooks: { setCursor: [(plot) => told(plot, room, write)] },
  };
}

function hourUntil(most) {
  const end = most ?? Date.now() / 1000;
  return [end - HOUR, end];
}

function shortened(write, value) {
  return write(value).replace(/\.0+(?!\d)/, '');
}

/** The values below the pointer, as the tooltip of the chart. */
function told(plot, room, write) {
  const place = plot.cursor.idx;
  if (place !== null && place !== undefined) {
    const values = plot.data.slice(1).map((list) => write(list[place]));
    room.title = `${clock(plot.data[0][place] * 1000)}: ${values.join(', ')}`;
  }
}
