// The texts of the page whose contrast is below what WCAG AA asks for: 4.5:1, or 3:1 where they are large.
const luminance = ([red, green, blue]) => [red, green, blue]
  .map((part) => part / 255)
  .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  .reduce((sum, part, place) => sum + part * [0.2126, 0.7152, 0.0722][place], 0);
const colour = (text) => (text.match(/[\d.]+/g) ?? []).map(Number);
const ground = (node) => {
  for (let at = node; at instanceof Element; at = at.parentNode) {
    const [red, green, blue, alpha = 1] = colour(getComputedStyle(at).backgroundColor);
    if (alpha === 1) {
      return [red, green, blue];
    }
  }
  return [255, 255, 255];
};
const contrast = (one, other) => {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};
const seen = (node) => node.getClientRects().length > 0 && getComputedStyle(node).clipPath === 'none';
const tooFaint = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let text = walker.nextNode(); text; text = walker.nextNode()) {
  const node = text.parentElement;
  if (text.textContent.trim() === '' || !seen(node)) {
    continue;
  }
  const style = getComputedStyle(node);
  const onDisc = node.matches('.number') && node.parentElement.querySelector('.disc');
  const behind = onDisc ? colour(getComputedStyle(onDisc).fill) : ground(node);
  const value = contrast(colour(node instanceof SVGElement ? style.fill : style.color), behind);
  const size = parseFloat(style.fontSize);
  const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
  if (value < (isLarge ? 3 : 4.5)) {
    tooFaint.push(`${value.toFixed(2)} ${text.textContent.trim().slice(0, 40)} (${node.localName}.${node.className.baseVal ?? node.className})`);
  }
}
return tooFaint;
