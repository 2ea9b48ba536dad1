import "server-only";
import type { InstanceScope, OrganizationScope } from "../access/scope";
import { readBillingSettings } from "../billing-settings/views/settings";
import { notFound } from "../errors";
import { SELF_HOSTED } from "../plans/catalogue";
import type { PlanView } from "../plans/schema";
import { allPlans } from "../plans/views/plans";
import type { PlansOfferedView, ReviewView, SetPlanInput, SetPlanReviewView, SubscriptionView } from "./schema";
import { billedPeople } from "./views/billed-people";
import { planInForce } from "./views/current-plan";
import { planToSet } from "./views/plan-to-set";
import { beginsAtOnce, readSubscription, toUpcomingView, upcomingChange } from "./views/subscription";
import { whatFollows } from "./views/what-follows";

/** Plans that everybody can choose. Where everybody has everything, there is nothing to choose. */
async function offeredPlans(scope: OrganizationScope): Promise<PlanView[]> {
  const { db, organization } = scope;
  if (organization.personal) return [];
  const { defaultPlan } = await readBillingSettings(db);
  const current = await planInForce(db, organization.id);
  if (defaultPlan === SELF_HOSTED.id && current.planId === SELF_HOSTED.id) return [];
  return (await allPlans(db)).filter((plan) => plan.public && !plan.archived);
}

/** The plan of an organization, what follows it, and the month that is running. */
export async function getSubscription(scope: OrganizationScope): Promise<SubscriptionView> {
  const offered = (await offeredPlans(scope)).length > 0;
  return readSubscription(scope.db, scope.organization.id, offered);
}

/** The plans that can be chosen, with the terms that are agreed to. */
export async function listOfferedPlans(scope: OrganizationScope): Promise<PlansOfferedView> {
  const { currency, terms, termsVersion } = await readBillingSettings(scope.db);
  return { plans: await offeredPlans(scope), currency, terms, termsVersion };
}

/**
 * What a change of plans comes to before it is made: the same lines as on the invoice, for the rest of the month and the
 * people of now.
 * @throws NOT_FOUND where no such plan is offered
 */
export async function reviewPlan(scope: OrganizationScope, input: { plan: string }): Promise<ReviewView> {
  const { db, organization } = scope;
  const plan = (await offeredPlans(scope)).find(({ id }) => id === input.plan);
  if (plan === undefined) throw notFound();
  const current = await planInForce(db, organization.id);
  const people = await billedPeople(organization.id);
  const atOnce = beginsAtOnce(current.terms, plan.terms, people);
  return { atOnce, ...(await whatFollows(db, organization.id, { plan, people, atOnce })) };
}

/**
 * What an operator's setting of a plan changes, before it is set: it begins with this day, whatever it costs.
 * @throws NOT_FOUND, INVALID (plan), CONFLICT unchanged (plan)
 */
export async function reviewSetPlan(scope: InstanceScope, input: SetPlanInput): Promise<SetPlanReviewView> {
  const { db } = scope;
  const id = input.target;
  if ((await db.organization.count({ where: { id, personalOf: null, deletedAt: null } })) === 0) throw notFound();
  const now = new Date();
  const { plan, before } = await planToSet(db, input, now);
  const upcoming = await upcomingChange(db, id, now);
  const people = await billedPeople(id);
  return {
    from: { plan: before.planId, name: before.planName, terms: before.terms },
    withdraws: upcoming === null ? null : toUpcomingView(upcoming),
    ...(await whatFollows(db, id, { plan, people, atOnce: true })),
  };
}
