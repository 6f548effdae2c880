// Draws a chart of the table after a comment: <!-- chart: TITLE | rows: A; B | columns: C; D -->. The numbers are those of the table,
// so that a page contains them once. Of a cell the first number is used.
const COMMENT = /^<!-- chart: ([^|]+)\|\s*rows: ([^|]+)\|\s*columns: (.+?)\s*-->/;
const LABEL = 230;
const BAR = 18;
const WIDTH = 720;
const LONGEST = WIDTH - LABEL - 70;

export default function charts(md) {
  md.core.ruler.push('charts', (state) => {
    for (const [at, token] of state.tokens.entries()) {
      const asked = token.type === 'html_block' ? COMMENT.exec(token.content.trim()) : null;
      if (asked) {
        const [title, rows, columns] = [asked[1].trim(), list(asked[2]), list(asked[3])];
        token.content = drawn(title, rows, columns, tableAfter(state.tokens, at, title));
      }
    }
  });
}

const list = (text) => text.split(';').map((part) => part.trim());

/** The next table, as rows of cells. */
function tableAfter(tokens, at, title) {
  const open = tokens.findIndex((token, i) => i > at && token.type === 'table_open');
  const close = tokens.findIndex((token, i) => i > open && token.type === 'table_close');
  if (open < 0) {
    throw new Error(`no table after the chart "${title}"`);
  }
  const rows = [];
  for (const token of tokens.slice(open, close)) {
    if (token.type === 'tr_open') {
      rows.push([]);
    } else if (token.type === 'inline') {
      rows.at(-1).push(token.content.replace(/`/g, '').trim());
    }
  }
  return rows;
}

function drawn(title, rows, columns, table) {
  const series = columns.map((name) => index(table[0], name, title));
  const values = rows.map((name) => {
    const row = table.find((cells) => cells.filter((_, i) => !series.includes(i)).join(' ').startsWith(name) || cells[0] === name);
    if (!row) {
      throw new Error(`chart "${title}": the table has no row "${name}"`);
    }
    return series.map((column) => ({ shown: row[column], value: number(row[column]) }));
  });
  const most = Math.max(...values.flat().map(({ value }) => value || 0));
  let y = 34;
  const bars = rows.map((name, row) => {
    const label = `<text class="label" x="${LABEL - 10}" y="${y + (BAR * columns.length) / 2 + 4}">${escaped(name)}</text>`;
    const drawnBars = values[row].map(({ shown, value }, i) => {
      if (Number.isNaN(value)) {
        return '';
      }
      const length = Math.max(1, (value / most) * LONGEST).toFixed(1);
      const top = y + i * BAR;
      return (
        `<rect class="bar${i + 1}" x="${LABEL}" y="${top}" width="${length}" height="${BAR - 3}" rx="2"/>` +
        `<text class="value" x="${LABEL + Number(length) + 6}" y="${top + BAR - 6}">${escaped(shown)}</text>`
      );
    });
    y += BAR * columns.length + 14;
    return label + drawnBars.join('');
  });
  return `<figure class="chart" v-pre><figcaption>${escaped(title)}</figcaption><svg viewBox="0 0 ${WIDTH} ${y}" role="img" aria-label="${escaped(title)}">${legend(columns)}${bars.join('')}</svg></figure>\n`;
}

function legend(columns) {
  let x = LABEL;
  return columns
    .map((name, i) => {
      const entry = `<rect class="bar${i + 1}" x="${x}" y="6" width="12" height="12" rx="2"/><text class="value" x="${x + 18}" y="17">${escaped(name)}</text>`;
      x += 40 + name.length * 8;
      return entry;
    })
    .join('');
}

function index(header, name, title) {
  const found = header.indexOf(name);
  if (found < 0) {
    throw new Error(`chart "${title}": the table has no column "${name}"`);
  }
  return found;
}

/** A dash is not a number, and has no bar. */
const number = (text) => Number.parseFloat(text.replace(/,/g, ''));

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
