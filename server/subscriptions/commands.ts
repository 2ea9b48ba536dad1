import "server-only";
import type { InstanceScope, OrganizationScope } from "../access/scope";
import { actingOrganizationAuthority } from "../access/standing/acting-authority";
import { audited, type TransactionDatabase } from "../audit/audited";
import { readBillingSettings } from "../billing-settings/views/settings";
import { ensureAccount } from "../billing/commands";
import { readCalendar } from "../billing/views/calendar-of";
import { readBillingDetails } from "../billing/views/details";
import { AppError, notFound } from "../errors";
import { newId } from "../ids";
import { refusePersonal } from "../organizations/commands/refusals";
import type { PlanView } from "../plans/schema";
import { findPlan } from "../plans/views/plans";
import type { ChangePlanInput, SetPlanInput, SubscriptionView } from "./schema";
import { billedPeople } from "./views/billed-people";
import { defaultPlan, planInForce } from "./views/current-plan";
import { planToSet, sameTerms } from "./views/plan-to-set";
import { beginsAtOnce, runningPeriod, readSubscription, upcomingChange } from "./views/subscription";

type Chosen = Pick<PlanView, "id" | "name" | "terms">;

interface Agreement {
  termsVersion: string;
  consentAt: Date;
}

/** What waits is taken back: one thing at most follows. */
async function withdrawUpcoming(tx: TransactionDatabase, organizationId: string, now: Date): Promise<void> {
  const waiting = { organizationId, at: { gt: now }, withdrawnAt: null };
  await tx.subscriptionChange.updateMany({ where: waiting, data: { withdrawnAt: now } });
}

async function startPlan(
  tx: TransactionDatabase,
  organizationId: string,
  plan: Chosen,
  { at, createdById, agreement }: { at: Date; createdById: string; agreement?: Agreement },
): Promise<void> {
  const { id: planId, name: planName, terms } = plan;
  const data = { id: newId("sbc"), organizationId, planId, planName, terms, at, createdById, ...agreement };
  await tx.subscriptionChange.create({ data });
}

/** The first moment of the next month of the organization. */
async function nextMonth(tx: TransactionDatabase, organizationId: string, now: Date): Promise<Date> {
  const days = await readCalendar(tx, organizationId);
  return days.startOf(runningPeriod(days, now).end);
}

/** Ends what is charged with the running month, without anybody's asking: the organization goes. */
export async function endPlanWithMonth(
  tx: TransactionDatabase,
  organizationId: string,
  createdById: string,
): Promise<void> {
  const now = new Date();
  const { terms } = await planInForce(tx, organizationId, now);
  if (!terms.charged) return;
  const { planId: id, planName: name, terms: following } = await defaultPlan(tx);
  await withdrawUpcoming(tx, organizationId, now);
  const at = await nextMonth(tx, organizationId, now);
  await startPlan(tx, organizationId, { id, name, terms: following }, { at, createdById });
}

function targetOf({ id, name }: { id: string; name: string }) {
  return { type: "organization", id, name };
}

/** @throws NOT_FOUND (plan), CONFLICT plan_changed where plan or terms are no more those that were agreed to */
async function agreedPlan(tx: TransactionDatabase, input: ChangePlanInput): Promise<PlanView> {
  const plan = await findPlan(tx, input.plan);
  if (plan === null || !plan.public || plan.archived) throw notFound();
  const { termsVersion } = await readBillingSettings(tx);
  if (plan.version !== input.planVersion) throw new AppError("CONFLICT", "plan_changed", "planVersion");
  if (termsVersion !== input.termsVersion) throw new AppError("CONFLICT", "plan_changed", "termsVersion");
  return plan;
}

/** @throws CONFLICT billing_details_missing (the first field) where nobody could be charged */
async function refuseUnbillable(tx: TransactionDatabase, organizationId: string): Promise<void> {
  const [field] = (await readBillingDetails(tx, organizationId)).missing;
  if (field !== undefined) throw new AppError("CONFLICT", "billing_details_missing", field);
}

/**
 * Changes the plan: at once where it costs as much or more, else with the next month.
 * What waited to follow is taken back.
 * @throws NOT_FOUND, CONFLICT plan_changed, billing_details_missing, unchanged, personal_organization
 */
export async function changePlan(scope: OrganizationScope, input: ChangePlanInput): Promise<SubscriptionView> {
  refusePersonal(scope.organization);
  const { id } = scope.organization;
  const people = await billedPeople(id);
  const change = async (tx: TransactionDatabase) => {
    await actingOrganizationAuthority(tx, scope, "plan.change");
    const plan = await agreedPlan(tx, input);
    const now = new Date();
    const before = await planInForce(tx, id, now);
    if (sameTerms(before, plan) && before.since !== null) throw new AppError("CONFLICT", "unchanged", "plan");
    if (plan.terms.charged) await refuseUnbillable(tx, id);
    await ensureAccount(tx, id);
    await withdrawUpcoming(tx, id, now);
    const at = beginsAtOnce(before.terms, plan.terms, people) ? now : await nextMonth(tx, id, now);
    const agreement = { termsVersion: input.termsVersion, consentAt: now };
    await startPlan(tx, id, plan, { at, createdById: scope.actor.id, agreement });
    return {
      value: await readSubscription(tx, id, true, new Date(now.getTime() + 1)),
      entries: {
        target: targetOf(scope.organization),
        before: { plan: before.planId },
        after: { plan: plan.id, at: at.toISOString(), termsVersion: input.termsVersion },
      },
    };
  };
  return audited(scope, "plan.change", change, { lock: { organization: id } });
}

/**
 * Ends the plan with the month: the plan of those who chose none follows. Until then it can be resumed.
 * @throws CONFLICT unchanged where nothing is charged anyway, or it ends already
 */
export async function cancelPlan(scope: OrganizationScope): Promise<SubscriptionView> {
  refusePersonal(scope.organization);
  const { id } = scope.organization;
  const cancel = async (tx: TransactionDatabase) => {
    await actingOrganizationAuthority(tx, scope, "plan.cancel");
    const now = new Date();
    const before = await planInForce(tx, id, now);
    const { planId, planName: name, terms } = await defaultPlan(tx);
    const upcoming = await upcomingChange(tx, id, now);
    if (!before.terms.charged || upcoming?.planId === planId) throw new AppError("CONFLICT", "unchanged");
    await withdrawUpcoming(tx, id, now);
    const at = await nextMonth(tx, id, now);
    await startPlan(tx, id, { id: planId, name, terms }, { at, createdById: scope.actor.id });
    const after = { plan: planId, at: at.toISOString() };
    return {
      value: await readSubscription(tx, id, true, now),
      entries: { target: targetOf(scope.organization), before: { plan: before.planId }, after },
    };
  };
  return audited(scope, "plan.cancel", cancel, { lock: { organization: id } });
}

/**
 * Takes back what was to follow at the end of the month.
 * @throws CONFLICT unchanged where nothing was
 */
export async function resumePlan(scope: OrganizationScope): Promise<SubscriptionView> {
  const { id } = scope.organization;
  const resume = async (tx: TransactionDatabase) => {
    await actingOrganizationAuthority(tx, scope, "plan.resume");
    const now = new Date();
    const upcoming = await upcomingChange(tx, id, now);
    if (upcoming === null) throw new AppError("CONFLICT", "unchanged");
    await withdrawUpcoming(tx, id, now);
    const { planId } = await planInForce(tx, id, now);
    const before = { upcoming: upcoming.planId, at: upcoming.at.toISOString() };
    return {
      value: await readSubscription(tx, id, true, now),
      entries: { target: targetOf(scope.organization), before, after: { plan: planId, upcoming: null } },
    };
  };
  return audited(scope, "plan.resume", resume, { lock: { organization: id } });
}

/**
 * Puts an organization on a plan at once, by an operator: one that was agreed otherwise, such as Enterprise.
 * @throws NOT_FOUND, CONFLICT unchanged
 */
export async function setPlan(scope: InstanceScope, input: SetPlanInput): Promise<SubscriptionView> {
  const id = input.target;
  const set = async (tx: TransactionDatabase) => {
    const where = { id, personalOf: null, deletedAt: null };
    const organization = await tx.organization.findFirst({ where, select: { name: true } });
    if (organization === null) throw notFound();
    const now = new Date();
    const { plan, before } = await planToSet(tx, input, now);
    await ensureAccount(tx, id);
    await withdrawUpcoming(tx, id, now);
    await startPlan(tx, id, plan, { at: now, createdById: scope.actor.id });
    const entries = {
      target: { type: "organization", id, name: organization.name },
      before: { plan: before.planId },
      after: { plan: plan.id },
      place: { organizationId: id },
    };
    return { value: await readSubscription(tx, id, true, new Date(now.getTime() + 1)), entries };
  };
  return audited(scope, "organization.set-plan", set, { lock: { organization: id } });
}
