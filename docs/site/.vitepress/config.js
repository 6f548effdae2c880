// The site: pages of the repository as they are, with navigation, local search and pictures. Its address below the host is SITE_BASE.
import fs from 'node:fs';
import path from 'node:path';
import charts from './charts.js';
import { contentSecurityPolicy } from './csp.js';
import links from './links.js';
import { BASE, EXCLUDED, REWRITES, ROOT, sidebar, slug } from './pages.js';
import pictures from './pictures.js';

const SITE = path.join(ROOT, 'docs/site');

export default {
  title: 'Ariadne4j',
  description: 'Call control for Asterisk on the JVM',
  lang: 'en',
  base: BASE,
  srcDir: ROOT,
  srcExclude: EXCLUDED,
  rewrites: REWRITES,
  outDir: path.join(ROOT, 'target/guide'),
  cacheDir: path.join(ROOT, 'target/vitepress'),
  metaChunk: true,
  lastUpdated: false,
  // check.js checks every link, anchors and files included.
  ignoreDeadLinks: true,
  head: [['link', { rel: 'icon', type: 'image/svg+xml', href: `${BASE}thread.svg` }]],
  markdown: {
    anchor: { slugify: slug },
    config(md) {
      md.use(charts).use(pictures).use(links);
    },
  },
  transformHtml: contentSecurityPolicy,
  themeConfig: {
    nav: [
      { text: 'Start', link: '/getting-started' },
      { text: 'Flows', link: '/flows' },
      { text: 'Operations', link: '/operations' },
      { text: 'Errors', link: '/errors' },
      { text: 'Javadoc', link: '/api/index.html', target: '_self', rel: '', noIcon: true },
    ],
    sidebar: sidebar(),
    outline: { level: [2, 3] },
    search: { provider: 'local' },
    docFooter: { prev: 'Before', next: 'Next' },
    footer: {
      message: 'Apache-2.0; ari4java, which it uses, is LGPL-3.0',
      copyright: `Version ${version()}`,
    },
  },
  vite: {
    publicDir: path.join(SITE, 'public'),
    // The pages are outside of this folder, and their compiled code imports these.
    resolve: {
      alias: [
        { find: 'vue/server-renderer', replacement: path.join(SITE, 'node_modules/vue/server-renderer/index.mjs') },
        { find: /^vue$/, replacement: path.join(SITE, 'node_modules/vue/dist/vue.runtime.esm-bundler.js') },
      ],
    },
    build: { chunkSizeWarningLimit: 4096 },
  },
};

function version() {
  const pom = fs.readFileSync(path.join(ROOT, 'pom.xml'), 'utf8');
  return /<artifactId>ariadne4j<\/artifactId>\s*<version>([^<]+)/.exec(pom)[1];
}
