import type { AccessFacts } from "../../db/hot/access/facts";
import type { Change, Room } from "./changes";
import { givingChanges } from "./giving";
import { takingPlans } from "./taking";
import { wouldAllow, type Asked } from "./what-if";

/** More ways out help nobody to choose. */
const MOST_FIXES = 10;

/** Together three changes mend what a person can still follow. */
const MOST_CHANGES = 3;

/** Beyond this all of three among them would take too long. */
const MOST_CANDIDATES = 30;

export type Fix = readonly Change[];

function after(facts: AccessFacts, changes: Fix): AccessFacts {
  return changes.reduce((of, { apply }) => apply(of), facts);
}

/** All choices of so many, in the order in which they come. */
function* choices<T>(from: readonly T[], many: number): Generator<T[]> {
  if (many === 0) {
    yield [];
    return;
  }
  for (const [index, first] of from.entries()) {
    for (const rest of choices(from.slice(index + 1), many - 1)) yield [first, ...rest];
  }
}

function smallestGiving(facts: AccessFacts, asked: Asked, candidates: readonly Change[]): Fix[] {
  for (let many = 1; many <= MOST_CHANGES; many += 1) {
    const found: Fix[] = [];
    for (const chosen of choices(candidates, many)) {
      if (wouldAllow(after(facts, chosen), asked)) found.push(chosen);
      if (found.length === MOST_FIXES) break;
    }
    if (found.length > 0) return found;
  }
  return [];
}

/** Leaves out what is not needed, from the widest on; null where all of it together is not enough. */
function leastOf(facts: AccessFacts, asked: Asked, plan: Fix): Fix | null {
  if (wouldAllow(after(facts, plan), asked)) return null;
  return plan.reduceRight<Fix>((kept, one) => {
    const without = kept.filter((other) => other !== one);
    return wouldAllow(after(facts, without), asked) ? kept : without;
  }, plan);
}

function smallestTaking(facts: AccessFacts, asked: Asked, room: Room): Fix[] {
  const plans = takingPlans(facts, room).flatMap((plan) => {
    const least = leastOf(facts, asked, plan);
    return least === null || least.length === 0 ? [] : [least];
  });
  const sameAs = (one: Fix, other: Fix) =>
    JSON.stringify(one.map(({ view }) => view)) === JSON.stringify(other.map(({ view }) => view));
  const different = plans.filter((plan, index) => plans.findIndex((other) => sameAs(plan, other)) === index);
  return different.sort((a, b) => a.length - b.length);
}

/**
 * The smallest changes that flip an answer; none where no few changes do. `everything`: also what only admins may know.
 */
export function fixesOf(facts: AccessFacts, asked: Asked, allowed: boolean, room: Room, everything: boolean): Fix[] {
  // What is tried here must see the world as the decision did, or it would promise what does not hold.
  if (wouldAllow(facts, asked) !== allowed) return [];
  if (allowed) return smallestTaking(facts, asked, room);
  const candidates = givingChanges(facts, room, asked).filter(({ own }) => own || everything);
  return smallestGiving(facts, asked, candidates.slice(0, MOST_CANDIDATES));
}
