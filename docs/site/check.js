// Checks the built site: each internal link and anchor, no request to another host, each page in the navigation, each shell block parsed.
// The first argument is the folder of the site. Prints the errors, one a line; status 1 if there are any.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { BASE, REWRITES, ROOT, sidebar } from './.vitepress/pages.js';

const site = path.resolve(process.argv[2]);
const wrong = [];
const anchors = new Map();

for (const file of htmlPages(site)) {
  checkPage(file, fs.readFileSync(path.join(site, file), 'utf8'));
}
checkStyles();
checkNavigation();
checkShellBlocks();
for (const line of wrong) {
  console.error(line);
}
process.exit(wrong.length === 0 ? 0 : 1);

function htmlPages(folder) {
  return fs
    .readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.html') && !/^(api|files)[\\/]/.test(file));
}

function checkPage(file, html) {
  if (!html.includes('http-equiv="Content-Security-Policy"')) {
    wrong.push(`${file}: no Content-Security-Policy`);
  }
  for (const [, resource] of html.matchAll(/<(?:script|img|link|iframe|source)\b[^>]*\b(?:src|href)="([^"]*)"/g)) {
    if (/^([a-z]+:)?\/\//i.test(resource)) {
      wrong.push(`${file}: loads from another host: ${resource}`);
    }
  }
  for (const [, link] of html.matchAll(/<a\b[^>]*\bhref="([^"]*)"/g)) {
    checkLink(file, link.replace(/&amp;/g, '&'));
  }
}

function checkLink(file, link) {
  if (/^[a-z]+:/i.test(link)) {
    return;
  }
  const [target, anchor] = link.split('#');
  const to = target === '' ? file : resolved(file, decodeURI(target));
  if (!to) {
    wrong.push(`${file}: link without a target: ${link}`);
  } else if (anchor && !idsOf(to).has(decodeURIComponent(anchor))) {
    wrong.push(`${file}: unknown anchor: ${link}`);
  }
}

function resolved(file, target) {
  const at = target.startsWith(BASE) ? target.slice(BASE.length) : path.posix.join(path.posix.dirname(file), target);
  const candidates = [at, `${at}.html`, path.posix.join(at, 'index.html')];
  return candidates.find((candidate) => isFile(path.join(site, candidate)));
}

function isFile(at) {
  return fs.existsSync(at) && fs.statSync(at).isFile();
}

function idsOf(file) {
  if (!anchors.has(file)) {
    const html = fs.readFileSync(path.join(site, file), 'utf8');
    anchors.set(file, new Set([...html.matchAll(/\bid="([^"]*)"/g)].map(([, id]) => id.replace(/&amp;/g, '&'))));
  }
  return anchors.get(file);
}

function checkStyles() {
  for (const file of fs.readdirSync(path.join(site, 'assets'), { recursive: true }).map(String)) {
    if (file.endsWith('.css') && /(url\(\s*["']?|@import\s+["'])([a-z]+:)?\/\//i.test(fs.readFileSync(path.join(site, 'assets', file), 'utf8'))) {
      wrong.push(`assets/${file}: loads from another host`);
    }
  }
}

function checkNavigation() {
  const listed = new Set(sidebar().flatMap((group) => group.items.map(({ link }) => `${link.slice(1)}${/\/$/.test(link) ? 'index' : ''}.md`)));
  for (const [source, page] of Object.entries(REWRITES)) {
    if (page !== 'index.md' && !listed.has(page)) {
      wrong.push(`${source}: not in the navigation`);
    }
  }
}

function checkShellBlocks() {
  for (const source of ['README.md', ...Object.keys(REWRITES)]) {
    const text = fs.readFileSync(path.join(ROOT, source), 'utf8');
    for (const [, shell, block] of text.matchAll(/^ *```(sh|bash)\n([\s\S]*?)^ *```/gm)) {
      const parsed = spawnSync(shell, ['-n'], { input: block, encoding: 'utf8' });
      if (parsed.status !== 0) {
        wrong.push(`${source}: a shell block cannot be parsed: ${parsed.stderr.trim()}`);
      }
    }
  }
}
