import "server-only";
import type { OrganizationScope } from "../access/scope";
import { settingsOf } from "../billing-settings/views/settings";
import { addDays, daysBetween } from "../billing/periods";
import { calendarOf } from "../billing/views/calendar-of";
import { detailsOf } from "../billing/views/details";
import { notFound } from "../errors";
import { sumsOf } from "../invoices/views/figures";
import { linesOf } from "../invoices/views/lines";
import { toLineView } from "../invoices/views/line-view";
import { safeAmount } from "../money/money";
import { SELF_HOSTED } from "../plans/catalogue";
import type { PlanView } from "../plans/schema";
import { allPlans } from "../plans/views/plans";
import type { PlansOfferedView, ReviewView, SubscriptionView } from "./schema";
import { billedPeople } from "./views/billed-people";
import { planInForce } from "./views/current-plan";
import { beginsAtOnce, monthPrice, runningPeriod, subscriptionOf } from "./views/subscription";

/** Plans that everybody can choose. Where everybody has everything, there is nothing to choose. */
async function offeredPlans(scope: OrganizationScope): Promise<PlanView[]> {
  const { db, organization } = scope;
  if (organization.personal) return [];
  const { defaultPlan } = await settingsOf(db);
  const current = await planInForce(db, organization.id);
  if (defaultPlan === SELF_HOSTED.id && current.planId === SELF_HOSTED.id) return [];
  return (await allPlans(db)).filter((plan) => plan.public && !plan.archived);
}

/** The plan of an organization, what follows it, and the month that is running. */
export async function getSubscription(scope: OrganizationScope): Promise<SubscriptionView> {
  const offered = (await offeredPlans(scope)).length > 0;
  return subscriptionOf(scope.db, scope.organization.id, offered);
}

/** The plans that can be chosen, with the terms that are agreed to. */
export async function listOfferedPlans(scope: OrganizationScope): Promise<PlansOfferedView> {
  const { currency, terms, termsVersion } = await settingsOf(scope.db);
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
  const settings = await settingsOf(db);
  const current = await planInForce(db, organization.id);
  const people = await billedPeople(organization.id);
  const period = runningPeriod(await calendarOf(db, organization.id), new Date());
  const atOnce = beginsAtOnce(current.terms, plan.terms, people);
  const from = atOnce ? period.today : period.end;
  const segment = { planId: plan.id, planName: plan.name, terms: plan.terms, from, to: period.end };
  const days = Array.from({ length: Math.max(0, daysBetween(from, period.end)) }, (_, index) => addDays(from, index));
  const seats = days.map((day) => ({ day, meter: "members", dimensions: {}, quantity: String(people) }));
  const lines = atOnce ? linesOf(period, [segment], seats, new Map()) : [];
  const { subtotal, tax, total } = sumsOf(lines, settings.taxRate);
  const { members } = plan.terms.limits;
  return {
    plan,
    atOnce,
    begins: from,
    currency: settings.currency,
    people,
    lines: lines.map(toLineView),
    subtotal: safeAmount(subtotal),
    taxName: settings.taxName,
    taxRate: settings.taxRate,
    tax: safeAmount(tax),
    total: safeAmount(total),
    month: safeAmount(monthPrice(plan.terms, people)),
    tooMany: members !== null && people > members,
    missing: plan.terms.charged ? (await detailsOf(db, organization.id)).missing : [],
  };
}
