// Formats of numbers and times of both pages.

const NUMBER = new Intl.NumberFormat('en');
const TENTHS = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const NONE = '–';

export const count = (value) => (isNone(value) ? NONE : NUMBER.format(value));
export const tenths = (value) => (isNone(value) ? NONE : TENTHS.format(value));
export const percent = (ratio) => (isNone(ratio) ? NONE : `${TENTHS.format(ratio * 100)} %`);
export const clock = (millis) => (isNone(millis) ? NONE : CLOCK.format(millis));
export const seconds = (value) => (isNone(value) ? NONE : duration(value * 1000));

/** 12 ms, 1.25 s. */
export function delay(millis) {
  if (isNone(millis)) {
    return NONE;
  }
  return millis < 1000 ? `${Math.round(millis)} ms` : `${(millis / 1000).toFixed(2)} s`;
}

/** 0:07, 12:34, 1:02:03. */
export function duration(millis) {
  const all = Math.max(0, Math.floor(millis / 1000));
  const hours = Math.floor(all / 3600);
  const minutes = Math.floor(all / 60) % 60;
  const rest = String(all % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

/** The time of day with milliseconds. */
export function exactClock(millis) {
  return `${CLOCK.format(millis)}.${String(Math.floor(millis) % 1000).padStart(3, '0')}`;
}

/** Seconds with four decimals, as the ladder in the terminal has them. */
export const exactSeconds = (millis) => (millis / 1000).toFixed(4);

function isNone(value) {
  return value === null || value === undefined;
}
