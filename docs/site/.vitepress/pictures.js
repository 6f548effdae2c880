// Inlines SVG pictures into the page, so that they follow its light or dark scheme; their own style is for readers of the source.
import fs from 'node:fs';
import path from 'node:path';

export default function pictures(md) {
  const image = md.renderer.rules.image;
  md.renderer.rules.image = (tokens, at, options, env, self) => {
    const source = tokens[at].attrGet('src');
    return source.endsWith('.svg') ? inline(path.resolve(path.dirname(env.realPath ?? env.path), source), tokens[at].content)
      : image(tokens, at, options, env, self);
  };
}

function inline(file, text) {
  const picture = fs
    .readFileSync(file, 'utf8')
    .replace(/<\?xml[^>]*\?>|<style>[\s\S]*?<\/style>|<!--[\s\S]*?-->/g, '')
    .replace(/\n\s*/g, ' ')
    .trim();
  const width = /viewBox="0 0 ([\d.]+)/.exec(picture)[1];
  return `<span class="picture" v-pre tabindex="0" role="img" aria-label="${text.replace(/"/g, '&quot;')}" style="--width:${width}px">${picture}</span>`;
}
