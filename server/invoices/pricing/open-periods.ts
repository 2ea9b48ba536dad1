import { periodOf, type Period } from "../../billing/periods";
import type { Basis } from "./figures";

/** The oldest month of an organization that has no invoice yet; null where it has never chosen a plan. */
export function openPeriod({ closedUntil, changes, days }: Basis): Period | null {
  if (closedUntil !== null) return periodOf(closedUntil);
  const [first] = changes;
  return first === undefined ? null : periodOf(days.dayOf(first.at));
}

/** The months before the running one that are over and wait for their invoice, oldest first. */
export function awaitingPeriods(basis: Basis, running: Period): Period[] {
  const periods: Period[] = [];
  const first = openPeriod(basis);
  if (first === null) return periods;
  for (let one = first; one.start < running.start; one = periodOf(one.end)) periods.push(one);
  return periods;
}
