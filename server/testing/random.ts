/** Numbers that look random and are the same for the same seed, so that what failed once can be looked at again. */
export interface Random {
  /** From 0 up to, not with, `below`. */
  below: (below: number) => number;
  pick: <T>(from: readonly T[]) => T;
  /** True once in so many times. */
  once: (inTimes: number) => boolean;
}

/** Mulberry32: 32 bits of state, even enough for a choice among a few. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const pick = <T>(from: readonly T[]): T => {
    const found = from[below(from.length)];
    if (found === undefined) throw new Error("nothing to pick from");
    return found;
  };
  return { below, pick, once: (inTimes) => below(inTimes) === 0 };
}
