// Resolves links of the sources to pages of the site, to copies of files of the repository, or to the Javadoc.
import fs from 'node:fs';
import path from 'node:path';
import { BASE, REWRITES, ROOT } from './pages.js';

const FILES = path.join(ROOT, 'target/guide-files');
const ELSEWHERE = /^([a-z]+:|#|\/)/i;
const PUBLISHED = fs.readdirSync(ROOT).filter((name) => /^ari-/.test(name) && fs.existsSync(path.join(ROOT, name, 'src/main/java')));

const types = publicTypes();

export default function links(md) {
  md.core.ruler.push('links', (state) => {
    const from = path.dirname(path.relative(ROOT, state.env.realPath ?? state.env.path));
    for (const token of state.tokens.flatMap((block) => block.children ?? [])) {
      if (token.type === 'link_open' && !ELSEWHERE.test(token.attrGet('href'))) {
        lead(token, from);
      }
    }
  });
  const code = md.renderer.rules.code_inline;
  md.renderer.rules.code_inline = (tokens, at, options, env, self) => {
    const rendered = code(tokens, at, options, env, self);
    const type = insideLink(tokens, at) ? undefined : types.get(tokens[at].content);
    return type ? `<a class="type" target="_self" href="${BASE}api/${type}.html">${rendered}</a>` : rendered;
  };
}

function lead(token, from) {
  const [file, anchor] = token.attrGet('href').split('#');
  const source = path.posix.normalize(path.posix.join(from, decodeURI(file)));
  const page = pageOf(source);
  if (page) {
    token.attrSet('href', `/${page}${anchor ? `#${anchor}` : ''}`);
  } else {
    token.attrSet('href', `${BASE}files/${copied(source)}`);
    token.attrSet('target', '_self');
  }
}

function pageOf(source) {
  const folder = source.replace(/\/$/, '');
  if (source === 'README.md') {
    return 'index.md';
  }
  const firstInFolder = Object.keys(REWRITES).find((page) => path.posix.dirname(page) === folder);
  return REWRITES[source] ?? REWRITES[`${folder}/README.md`] ?? REWRITES[firstInFolder];
}

/** Copies a file, or the list of a folder and the files in it, as texts that any web server shows. */
function copied(source) {
  const at = path.join(ROOT, source);
  if (!fs.statSync(at).isDirectory()) {
    return text(source);
  }
  const inside = fs
    .readdirSync(at)
    .filter((name) => fs.statSync(path.join(at, name)).isFile())
    .sort();
  const list = inside.map((name) => `<li><a href="${path.posix.basename(text(`${source}/${name}`))}">${name}</a>`);
  write(`${source}/index.html`, `<!DOCTYPE html><html lang="en"><title>${source}</title><h1>${source}</h1><ul>${list.join('')}</ul></html>`);
  return `${source.replace(/\/$/, '')}/index.html`;
}

function text(source) {
  const name = path.posix.normalize(/\.(json|txt|html|png|svg)$/.test(source) ? source : `${source}.txt`);
  write(name, fs.readFileSync(path.join(ROOT, source)));
  return name;
}

function write(name, content) {
  const to = path.join(FILES, name);
  fs.mkdirSync(path.dirname(to), { recursive: true });
  fs.writeFileSync(to, content);
}

function insideLink(tokens, at) {
  const opened = tokens.slice(0, at).filter((token) => token.type === 'link_open').length;
  return opened > tokens.slice(0, at).filter((token) => token.type === 'link_close').length;
}

/** Unique names of public types, with the paths of their Javadoc. */
function publicTypes() {
  const found = new Map();
  for (const module of PUBLISHED) {
    const root = path.join(ROOT, module, 'src/main/java');
    for (const file of fs.readdirSync(root, { recursive: true }).map(String).filter((name) => name.endsWith('.java'))) {
      const name = path.basename(file, '.java');
      const isPublic = new RegExp(`^public .*\\b(class|interface|record|enum) ${name}\\b`, 'm');
      if (isPublic.test(fs.readFileSync(path.join(root, file), 'utf8'))) {
        found.set(name, found.has(name) ? undefined : file.slice(0, -'.java'.length).split(path.sep).join('/'));
      }
    }
  }
  return found;
}
