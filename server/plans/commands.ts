import "server-only";
import { isDeepStrictEqual } from "node:util";
import type { InstanceScope } from "../access/scope";
import { audited, type TransactionDatabase } from "../audit/audited";
import { AppError, notFound } from "../errors";
import { newId } from "../ids";
import { SELF_HOSTED } from "./catalogue";
import { MOST_PLANS, type CreatePlanInput, type PlanView, type UpdatePlanInput } from "./schema";
import { findPlan, PLAN_COLUMNS, toPlanView } from "./views/plans";

/** Plans are few and the whole installation's, so their changes run one after the other. */
const ONE_BY_ONE = { lock: { instance: true } } as const;

function targetOf({ id, name }: PlanView) {
  return { type: "plan", id, name };
}

/** What an audit row says of a plan. */
function facts({ name, description, public: offered, terms, archived }: PlanView) {
  return { name, description, public: offered, terms, archived };
}

async function settingsOf(tx: TransactionDatabase) {
  return tx.billingSettings.findUniqueOrThrow({ where: { id: 1 }, select: { defaultPlan: true } });
}

/** @throws NOT_FOUND, CONFLICT plan_fixed for the self-hosted one, which never limits or charges anything */
async function changeable(tx: TransactionDatabase, id: string): Promise<PlanView> {
  const plan = await findPlan(tx, id);
  if (plan === null) throw notFound();
  if (id === SELF_HOSTED.id) throw new AppError("CONFLICT", "plan_fixed");
  return plan;
}

/** @throws LIMIT too_many */
export async function createPlan(scope: InstanceScope, input: CreatePlanInput): Promise<PlanView> {
  return audited(
    scope,
    "plan.create",
    async (tx) => {
      if ((await tx.plan.count()) >= MOST_PLANS) throw new AppError("LIMIT", "too_many");
      const row = await tx.plan.create({ data: { id: newId("pln"), ...input }, select: PLAN_COLUMNS });
      const plan = toPlanView(row);
      return { value: plan, entries: { target: targetOf(plan), after: facts(plan) } };
    },
    ONE_BY_ONE,
  );
}

/**
 * Gives a plan another name or other terms. Who is on it keeps what they agreed to until they change plans.
 * @throws NOT_FOUND, CONFLICT plan_fixed, default_plan where nothing may be charged by the plan of those who chose none
 */
export async function updatePlan(scope: InstanceScope, { plan: id, ...input }: UpdatePlanInput): Promise<PlanView> {
  return audited(
    scope,
    "plan.update",
    async (tx) => {
      const before = await changeable(tx, id);
      const { name = before.name, description = before.description, public: offered = before.public } = input;
      const terms = input.terms ?? before.terms;
      const { defaultPlan } = await settingsOf(tx);
      if (terms.charged && defaultPlan === id) throw new AppError("CONFLICT", "default_plan", "terms");
      const after = { ...before, name, description, public: offered, terms };
      // Who has read one version agrees to what it says: it grows with a change alone.
      if (isDeepStrictEqual(before, after)) return { value: before, entries: [] };
      const data = { name, description, public: offered, terms, version: before.version + 1, updatedAt: new Date() };
      const row = await tx.plan.upsert({ where: { id }, create: { id, ...data }, update: data, select: PLAN_COLUMNS });
      const plan = toPlanView(row);
      return { value: plan, entries: { target: targetOf(plan), before: facts(before), after: facts(plan) } };
    },
    ONE_BY_ONE,
  );
}

/**
 * Offers a plan no more. Who is on it stays on it.
 * @throws NOT_FOUND, CONFLICT plan_fixed, unchanged, default_plan while it is the one of those who chose none
 */
export async function archivePlan(scope: InstanceScope, { plan: id }: { plan: string }): Promise<PlanView> {
  return audited(
    scope,
    "plan.archive",
    async (tx) => {
      const before = await changeable(tx, id);
      if (before.archived) throw new AppError("CONFLICT", "unchanged");
      if ((await settingsOf(tx)).defaultPlan === id) throw new AppError("CONFLICT", "default_plan");
      const { name, description, public: offered, terms, version } = before;
      const archivedAt = new Date();
      const create = { id, name, description, public: offered, terms, version, archivedAt };
      const row = await tx.plan.upsert({ where: { id }, create, update: { archivedAt }, select: PLAN_COLUMNS });
      const plan = toPlanView(row);
      return {
        value: plan,
        entries: { target: targetOf(plan), before: { archived: false }, after: { archived: true } },
      };
    },
    ONE_BY_ONE,
  );
}
