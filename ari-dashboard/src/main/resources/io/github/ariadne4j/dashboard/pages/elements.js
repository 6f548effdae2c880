// Elements are made here and filled by textContent only: what comes from a far end is never read as markup.

const SVG = 'http://www.w3.org/2000/svg';

/** An element with these attributes; a child that is no node becomes text. */
export function element(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

/** The same for SVG. */
export function svg(name, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, name), attributes, children);
}

/** Changes the text only if it is another one, so that an unchanged cell costs no layout. */
export function setText(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

/** Foreign text in an element of its own, so that its writing direction does not leak into what stands beside it. */
export function foreign(text) {
  return element('bdi', {}, text);
}

/** A list of terms and their values; those without a value are left out. */
export function described(list, values) {
  const told = values.filter(([, value]) => value !== null && value !== undefined && value !== '');
  list.replaceChildren(...told.flatMap(([term, value]) => [element('dt', {}, term), element('dd', {}, value)]));
}

function filled(node, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    node.setAttribute(key, value);
  }
  node.append(...children);
  return node;
}
