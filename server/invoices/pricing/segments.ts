import type { Calendar, Day, Period } from "../../billing/periods";
import type { PlanTerms } from "../../plans/catalogue";

export interface AgreedPlan {
  planId: string;
  planName: string;
  terms: PlanTerms;
}

/** A change of plan that counts: taken back ones are none. */
export interface AgreedChange extends AgreedPlan {
  at: Date;
}

/** Days of a period that lie on one plan; `until` is the first day that is no more in it. */
export interface Segment extends AgreedPlan {
  from: Day;
  until: Day;
}

/**
 * Which plan a period lies on, part by part. The day of a change counts for the new plan; of several changes on one day
 * the last one counts. Changes come oldest first.
 */
export function segmentsOf(
  period: Period,
  changes: readonly AgreedChange[],
  days: Calendar,
  defaultPlan: AgreedPlan,
): Segment[] {
  const steps = changes.map((change) => ({ ...change, day: days.dayOf(change.at) }));
  const before = steps.findLast(({ day }) => day <= period.start) ?? defaultPlan;
  const segments: Segment[] = [{ ...agreed(before), from: period.start, until: period.end }];
  for (const step of steps) {
    if (step.day <= period.start || step.day >= period.end) continue;
    const last = segments.at(-1);
    if (last !== undefined) last.until = step.day;
    segments.push({ ...agreed(step), from: step.day, until: period.end });
  }
  return segments.filter(({ from, until }) => from < until);
}

function agreed({ planId, planName, terms }: AgreedPlan): AgreedPlan {
  return { planId, planName, terms };
}
