// A short message at the foot of the page, which screen readers announce.

const SHOWN_FOR = 6_000;
let timer = 0;

export function notice(text) {
  clearTimeout(timer);
  document.getElementById('notice').textContent = text;
  timer = setTimeout(() => notice(''), SHOWN_FOR);
}
