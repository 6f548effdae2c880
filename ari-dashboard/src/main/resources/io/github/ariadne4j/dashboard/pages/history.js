// One hour of figures: the history of the server, and later updates.

const NAMES = ['callsPerSecond', 'concurrent', 'asr', 'pddP50', 'pddP99'];
const HOUR = 3_600_000;

export class History {
  #step = 5_000;
  #at = [];
  #values = Object.fromEntries(NAMES.map((name) => [name, []]));

  /** Takes the history of the server. */
  take(history) {
    this.#step = history.stepSeconds * 1000;
    this.#at = [...history.at];
    NAMES.forEach((name) => { this.#values[name] = [...history[name]]; });
  }

  /** Adds the current figures; returns whether a step is complete, so that the charts have to be drawn. */
  add(figures) {
    if (this.#at.length > 0 && figures.at < this.#at[this.#at.length - 1] + this.#step) {
      return false;
    }
    this.#at.push(figures.at);
    NAMES.forEach((name) => this.#values[name].push(figures[name]));
    while (this.#at[0] < figures.at - HOUR) {
      this.#at.shift();
      NAMES.forEach((name) => this.#values[name].shift());
    }
    return true;
  }

  /** The data of a chart: a list of seconds, then a list for each figure. */
  dataOf(names) {
    return [this.#at.map((millis) => millis / 1000), ...names.map((name) => this.#values[name])];
  }
}
