// What a bench has measured: a row of the table. Run by itself, a bench prints its rows; under `npm run bench` they go to
// the runner.

/** How figures are shown, by their name in a row. */
const UNITS = {
  seconds: (value) => `${value.toFixed(1)} s`,
  cpuSeconds: (value) => `${value.toFixed(1)} CPU s`,
  milliseconds: (value) => `${value.toFixed(value < 10 ? 2 : 0)} ms`,
  cpuMilliseconds: (value) => `${value.toFixed(0)} CPU ms`,
  cpuMicros: (value) => `${value.toFixed(0)} CPU µs`,
  perSecond: (value) => `${value.toFixed(0)}/s`,
  bytes: (value) => `${value} bytes`,
  megabytes: (value) => `${value.toFixed(1)} MB`,
  packages: (value) => `${value} packages`,
  calls: (value) => `${value} calls`,
  dropped: (value) => `${value} calls dropped`,
  wrong: (value) => `${value} flows left wrong`,
  sockets: (value) => `${value} sockets`,
};

/** Figures in words, in the order in which they are given. */
export const inWords = (figures = {}) =>
  Object.entries(figures)
    .map(([name, value]) => UNITS[name](value))
    .join(", ");

/** One line of a row: `what: ratio 1.10 (goal 1.10); ours; besides what: theirs`. */
export function lineOf({ what, ratio, goal, ours, beside, theirs }) {
  const compared =
    ratio === undefined ? "" : `ratio ${ratio.toFixed(2)}${goal === undefined ? "" : ` (goal ${goal})`}; `;
  return `${what}: ${compared}${inWords(ours)}${beside === undefined ? "" : `; ${beside}: ${inWords(theirs)}`}`;
}

/**
 * Reports a row.
 *
 * @param row `what` was measured; `ours` are its figures and `theirs` those of what it is held `beside`; `ratio` is of the
 *   first figure to that, and `goal` what it should be
 */
export function report(row) {
  if (process.send === undefined) console.log(lineOf(row));
  else process.send(row);
}
