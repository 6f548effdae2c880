// Whether numbers are masked: a part of the page's address, so that a reload and a link keep it.

const PARAMETER = 'numbers';
const CLEAR = 'clear';

export const areClear = () => new URLSearchParams(location.search).get(PARAMETER) === CLEAR;

/** The query that each request and each link carries. */
export const query = () => `?${PARAMETER}=${areClear() ? CLEAR : 'masked'}`;

/** The page of a call, with numbers as they are here. */
export const pageOf = (id) => `/call/${encodeURIComponent(id)}${areClear() ? query() : ''}`;

/** Binds a checkbox; calls back after a change. */
export function bindToggle(checkbox, changed) {
  checkbox.checked = areClear();
  checkbox.addEventListener('change', () => {
    history.replaceState(null, '', checkbox.checked ? `?${PARAMETER}=${CLEAR}` : location.pathname);
    changed();
  });
}
