// The geometry of the ladder. On narrow pages the label is above the arrow instead of beside it.

const CHARACTER = 7.25;

const WIDE = { time: 84, row: 26, arrow: 13, label: 17, isNarrow: false };
const NARROW = { time: 66, lane: 62, row: 42, arrow: 31, label: 15, isNarrow: true };

/** Lanes use less than half of the width; the rest is for labels. */
function laneWidth(room, lanes) {
  return Math.min(118, Math.max(76, Math.floor((room * 0.45 - WIDE.time) / lanes)));
}

export function geometry(lanes, lines, room) {
  const shape = room < 700 ? NARROW : { ...WIDE, lane: laneWidth(room, lanes.length) };
  const places = new Map(lanes.map((lane, place) => [lane.key, shape.time + shape.lane * (place + 0.5)]));
  const right = shape.time + shape.lane * lanes.length;
  const labelAt = shape.isNarrow ? shape.time + 8 : right + 10;
  const longest = Math.max(0, ...lines.map(({ text }) => text.length));
  return {
    ...shape,
    xOf: (key) => places.get(key),
    left: shape.time,
    right,
    labelAt,
    width: Math.ceil(Math.max(room, right, labelAt + longest * CHARACTER + 12)),
    height: lines.length * shape.row + 6,
  };
}
