// Collects what is wrong; each check has a name, so that the last line can say how many passed.

export class Report {
  #failures = [];
  #checks = 0;

  expect(holds, message) {
    this.#checks += 1;
    if (!holds) {
      this.#failures.push(message);
      console.error(`FAILED: ${message}`);
    }
    return holds;
  }

  finish() {
    console.log(`${this.#checks - this.#failures.length} of ${this.#checks} checks hold`);
    return this.#failures.length === 0 && this.#checks > 0;
  }
}
