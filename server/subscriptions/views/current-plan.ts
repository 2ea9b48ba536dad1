import { planNowOf } from "../../db/hot/plan-now";
import type { ReadDatabase } from "../../db/tenant";
import { CATALOGUE, SELF_HOSTED, termsOf, type PlanTerms } from "../../plans/catalogue";

export type PlanDatabase = Pick<ReadDatabase, "billingSettings" | "plan" | "subscriptionChange">;

export interface PlanInForce {
  planId: string;
  planName: string;
  terms: PlanTerms;
  /** Since when, by a choice of the organization; null: nobody chose, so it is the instance's default. */
  since: Date | null;
}

/** A plan of the product as the catalogue has it. */
function ownPlan(id: string) {
  return CATALOGUE.find((plan) => plan.id === id) ?? SELF_HOSTED;
}

/** The plan of organizations that have chosen none. */
export async function defaultPlan(db: Pick<ReadDatabase, "billingSettings" | "plan">): Promise<PlanInForce> {
  const settings = await db.billingSettings.findFirst({ where: { id: 1 }, select: { defaultPlan: true } });
  const id = settings?.defaultPlan ?? SELF_HOSTED.id;
  const row = await db.plan.findFirst({ where: { id }, select: { name: true, terms: true } });
  const plan = row === null ? ownPlan(id) : { id, name: row.name, terms: termsOf(row.terms) };
  return { planId: plan.id, planName: plan.name, terms: plan.terms, since: null };
}

/** The plan that is in force for an organization at a moment, with the terms that it agreed to. */
export async function planInForce(db: PlanDatabase, organizationId: string, at = new Date()): Promise<PlanInForce> {
  const row = await db.subscriptionChange.findFirst({
    where: { organizationId, at: { lte: at }, withdrawnAt: null },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: { planId: true, planName: true, terms: true, at: true },
  });
  if (row === null) return defaultPlan(db);
  return { planId: row.planId, planName: row.planName, terms: termsOf(row.terms), since: row.at };
}

/** The same at this moment, by one look-up, for pages and answers; within a transaction `planInForce` tells. */
export async function planNow(organizationId: string): Promise<PlanInForce> {
  const {
    planId = SELF_HOSTED.id,
    planName = null,
    terms,
    since = null,
  } = (await planNowOf(organizationId, SELF_HOSTED.id)) ?? {};
  if (planName !== null) return { planId, planName, terms: termsOf(terms), since };
  const { id, name, terms: own } = ownPlan(planId);
  return { planId: id, planName: name, terms: own, since };
}
