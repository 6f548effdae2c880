// Maps files of the repository to pages of the site, and to their places in the navigation.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
export const BASE = process.env.SITE_BASE ?? '/';

const TITLE = /^#\s+(.*)$/m;

const GUIDE = [
  ['Begin', ['getting-started', 'concepts', 'call-walk', 'spring-boot', 'compatibility']],
  ['The client', ['client', 'events', 'reconnection', 'transports', 'outbound-websockets']],
  ['Calls', ['flows', 'admission', 'durability', 'call-states', 'cdr', 'asterisk-behaviour']],
  ['Recipes', folder('recipes')],
  ['Tests', ['testing', 'record-and-replay']],
  ['Seeing', ['debugging-view', 'dashboard', 'sip-messages', 'metrics']],
  ['Operating', ['install', 'operations', 'configuration', 'configuration-reference', 'doctor', 'security', 'errors', 'benchmarks']],
  ['Choosing', ['migration', 'comparison']],
  ['Inside', ['architecture', 'releasing', ...folder('api-changes'), ...folder('decisions')]],
];

const FOLDED = new Set(['Inside']);

const BESIDE = {
  'docs/site/index.md': 'index.md',
  'CHANGELOG.md': 'changelog.md',
  'CONTRIBUTING.md': 'contributing.md',
  'SECURITY.md': 'reporting-holes.md',
  'examples/b2bua/README.md': 'b2bua.md',
  'examples/custom-flows/README.md': 'custom-flows.md',
  'ari-testkit/src/test/resources/conformance/README.md': 'modules/conformance.md',
};

/** Source of each page, by its path in the repository, and the page's path in the site. */
export const REWRITES = { ...BESIDE, ...guidePages(), ...modulePages() };

/** Markdown of the repository without a page: the README is for readers of the source. */
export const EXCLUDED = ['README.md', '**/target/**', '**/node_modules/**'];

/** The anchor of a heading, as GitHub and GitLab generate it: links to headings work in both. */
export function slug(heading) {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

export function sidebar() {
  const groups = GUIDE.map(([text, names]) => ({
    text,
    collapsed: FOLDED.has(text),
    items: names.map((name) => `docs/${name}.md`).filter((source) => source in REWRITES).map(item),
  })).filter(({ items }) => items.length > 0);
  const reference = ['examples/b2bua/README.md', 'examples/custom-flows/README.md', ...Object.keys(modulePages())];
  groups.push({ text: 'Modules', collapsed: true, items: [...new Set(reference)].map(item) });
  groups.push({ text: 'Project', collapsed: true, items: ['CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md'].map(item) });
  return groups;
}

/** The title of a page: its first heading. */
export function title(source) {
  const heading = TITLE.exec(fs.readFileSync(path.join(ROOT, source), 'utf8'));
  return heading[1].replace(/`/g, '');
}

function item(source) {
  return { text: title(source), link: `/${REWRITES[source].replace(/(index)?\.md$/, '')}` };
}

function folder(name) {
  const at = path.join(ROOT, 'docs', name);
  return fs.existsSync(at) ? markdown(at).map((file) => `${name}/${file.slice(0, -3)}`) : [];
}

function guidePages() {
  const names = ['', 'api-changes/', 'decisions/', 'recipes/'];
  const found = names
    .filter((name) => fs.existsSync(path.join(ROOT, 'docs', name)))
    .flatMap((name) => markdown(path.join(ROOT, 'docs', name)).map((file) => name + file));
  return Object.fromEntries(found.map((page) => [`docs/${page}`, page.replace('README', 'index')]));
}

function modulePages() {
  const modules = fs
    .readdirSync(ROOT)
    .filter((name) => /^ari-/.test(name) && fs.existsSync(path.join(ROOT, name, 'README.md')));
  return {
    ...Object.fromEntries(modules.map((name) => [`${name}/README.md`, `modules/${name}.md`])),
    'ari-testkit/src/test/resources/conformance/README.md': 'modules/conformance.md',
  };
}

function markdown(at) {
  return fs
    .readdirSync(at)
    .filter((file) => file.endsWith('.md'))
    .sort((one, other) => Number(other === 'README.md') - Number(one === 'README.md') || one.localeCompare(other));
}
