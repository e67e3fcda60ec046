/**
 * Chance that can be repeated: the same seed and stream give the same numbers on every machine. sfc32 by Chris
 * Doty-Humphrey; good enough to simulate with, no good for secrets.
 */
export class SeededRandom {
  private counter = 1;

  private constructor(
    private a: number,
    private b: number,
    private c: number,
  ) {}

  /** `stream` numbers independent sequences of one seed: one for each event, so that no event disturbs another. */
  static of(seed: number, stream: number): SeededRandom {
    const random = new SeededRandom(seed | 0, stream | 0, 0x9e3779b9 | 0);
    // neighbouring streams look alike until the state has been mixed
    for (let round = 0; round < 15; round += 1) random.next();
    return random;
  }

  /** At least 0, less than 1. */
  next(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 0x1_0000_0000;
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  /** A whole number from `low` to `high`, both included, all equally likely. */
  integer(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** A whole number from `low` to `high`, small ones more likely: waiting times, days, counts. */
  mostlyLow(low: number, high: number): number {
    return low + Math.floor(this.next() ** 2 * (high - low + 1));
  }

  pick<T>(choices: readonly T[]): T {
    return elementAt(choices, Math.floor(this.next() * choices.length));
  }

  /** Earlier choices more likely than later ones. */
  pickMostlyFirst<T>(choices: readonly T[]): T {
    return elementAt(choices, this.mostlyLow(0, choices.length - 1));
  }

  /** A choice with a chance in proportion to its weight. */
  weighted<T>(choices: readonly (readonly [choice: T, weight: number])[]): T {
    let rest = this.next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [choice, weight] of choices) {
      rest -= weight;
      if (rest < 0) return choice;
    }
    return elementAt(choices, choices.length - 1)[0];
  }

  /** `count` different choices, in their own order. */
  several<T>(choices: readonly T[], count: number): T[] {
    const rest = [...choices.keys()];
    const picked: number[] = [];
    while (picked.length < count && rest.length > 0) {
      picked.push(...rest.splice(Math.floor(this.next() * rest.length), 1));
    }
    return picked.sort((one, other) => one - other).map((index) => elementAt(choices, index));
  }
}

function elementAt<T>(choices: readonly T[], index: number): T {
  if (index < 0 || index >= choices.length) throw new RangeError(`there is nothing to choose from: ${choices.length}`);
  return choices[index] as T;
}
