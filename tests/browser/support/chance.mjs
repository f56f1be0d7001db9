/** Chance that can be had again: the same seed gives the same choices. */

/** From a 32-bit seed (the generator "mulberry32"). Runs in a page as well, so it needs nothing around it. */
export function chanceOf(seed) {
  let state = seed | 0;
  /** From 0, below 1. */
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit) => Math.floor(next() * limit);
  return {
    below,
    /** Yes, with this probability. */
    yes: (probability) => next() < probability,
    pick: (from) => from[below(from.length)],
    /** Up to so many different ones, in their order; at least `least`. */
    some(from, most, least = 1) {
      const count = Math.min(from.length, least + below(most - least + 1));
      const left = from.map((_, at) => at);
      const taken = Array.from({ length: count }, () => left.splice(below(left.length), 1)[0]);
      return taken.sort((a, b) => a - b).map((at) => from[at]);
    },
  };
}
