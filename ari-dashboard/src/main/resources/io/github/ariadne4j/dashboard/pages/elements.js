// Creates elements, filled by textContent only: text of a far end is never parsed as markup.

const SVG = 'http://www.w3.org/2000/svg';

/** An element with these attributes; a child that is not a node becomes text. */
export function element(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

/** The same for SVG. */
export function svg(name, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, name), attributes, children);
}

/** Sets the text only if it differs, so that an unchanged cell causes no layout. */
export function setText(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

/** Untrusted text in its own element, so that its writing direction does not affect the text beside it. */
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
