// Whether numbers are masked: part of the page's URL, so that a reload and a link keep it.

const PARAMETER = 'numbers';
const CLEAR = 'clear';

export const areClear = () => new URLSearchParams(location.search).get(PARAMETER) === CLEAR;

/** The query of each request and each link. */
export const query = () => `?${PARAMETER}=${areClear() ? CLEAR : 'masked'}`;

/** The URL of a call's page, with the same presentation of numbers. */
export const pageOf = (id) => `/call/${encodeURIComponent(id)}${areClear() ? query() : ''}`;

/** Binds a checkbox; calls back after a change. */
export function bindToggle(checkbox, changed) {
  checkbox.checked = areClear();
  checkbox.addEventListener('change', () => {
    history.replaceState(null, '', checkbox.checked ? `?${PARAMETER}=${CLEAR}` : location.pathname);
    changed();
  });
}
