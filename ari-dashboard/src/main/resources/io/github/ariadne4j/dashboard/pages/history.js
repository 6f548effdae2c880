// One hour of figures: what the server kept, and what came since.

const NAMES = ['callsPerSecond', 'concurrent', 'asr', 'pddP50', 'pddP99'];
const HOUR = 3_600_000;

export class History {
  #step = 5_000;
  #at = [];
  #values = Object.fromEntries(NAMES.map((name) => [name, []]));

  /** Takes what the server kept. */
  take(history) {
    this.#step = history.stepSeconds * 1000;
    this.#at = [...history.at];
    NAMES.forEach((name) => { this.#values[name] = [...history[name]]; });
  }

  /** Adds the figures of now; returns whether a step was over, so that there is something new to draw. */
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

  /** The data of a chart of these figures: seconds, then a list for each. */
  dataOf(names) {
    return [this.#at.map((millis) => millis / 1000), ...names.map((name) => this.#values[name])];
  }
}
