import "server-only";
import { AppError } from "../../errors";
import type { PlanView } from "../../plans/schema";
import { findPlan } from "../../plans/views/plans";
import type { ReadDatabase } from "../../db/tenant";
import type { SetPlanInput } from "../schema";
import { planInForce, type PlanInForce } from "./current-plan";

/** True where the plan is the one in force already, with the very same terms. */
export function sameTerms(one: PlanInForce, other: PlanView): boolean {
  return one.planId === other.id && JSON.stringify(one.terms) === JSON.stringify(other.terms);
}

type Reads = Pick<ReadDatabase, "billingSettings" | "plan" | "subscriptionChange">;

/**
 * The plan that an operator may set, and the one before it.
 * @throws INVALID invalid_value (plan), CONFLICT unchanged (plan)
 */
export async function planToSet(
  db: Reads,
  { target, plan: asked }: SetPlanInput,
  now: Date,
): Promise<{ plan: PlanView; before: PlanInForce }> {
  const plan = await findPlan(db, asked);
  if (plan === null || plan.archived) throw new AppError("INVALID", "invalid_value", "plan");
  const before = await planInForce(db, target, now);
  if (sameTerms(before, plan)) throw new AppError("CONFLICT", "unchanged", "plan");
  return { plan, before };
}
