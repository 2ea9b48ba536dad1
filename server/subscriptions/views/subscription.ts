import { periodOf, type Calendar, type Day, type Period } from "../../billing/periods";
import { readCalendar } from "../../billing/views/calendar-of";
import type { ReadDatabase } from "../../db/tenant";
import { compareDecimals } from "../../money/decimal";
import type { PlanTerms } from "../../plans/catalogue";
import type { SubscriptionView } from "../schema";
import { planInForce, type PlanDatabase } from "./current-plan";

/** What a month comes to with so many people, without what is used. */
export function monthPrice(terms: PlanTerms, people: number): bigint {
  if (!terms.charged) return 0n;
  const beyond = Math.max(0, people - terms.includedSeats);
  return BigInt(terms.basePrice) + BigInt(terms.seatPrice) * BigInt(beyond);
}

/** A change that costs as much or more begins at once, one that costs less with the next month. */
export function beginsAtOnce(from: PlanTerms, to: PlanTerms, people: number): boolean {
  if (!from.charged) return true;
  if (!to.charged) return false;
  const counted = Math.max(1, people);
  const difference = monthPrice(to, counted) - monthPrice(from, counted);
  return difference > 0n || (difference === 0n && compareDecimals(String(to.seatPrice), String(from.seatPrice)) >= 0);
}

/** The month that is running for an organization. */
export function runningPeriod(days: Calendar, now: Date): Period & { today: Day } {
  const today = days.dayOf(now);
  return { ...periodOf(today), today };
}

export function toPeriodView({ start, end }: Period, days: Calendar): SubscriptionView["period"] {
  return { start, end, timeZone: days.zoneOn(start), endsAt: days.startOf(end).toISOString() };
}

type Reads = PlanDatabase & Pick<ReadDatabase, "billingAccount">;

/** What waits for the end of the month. */
export async function upcomingChange(db: Pick<ReadDatabase, "subscriptionChange">, organizationId: string, now: Date) {
  return db.subscriptionChange.findFirst({
    where: { organizationId, at: { gt: now }, withdrawnAt: null },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { id: true, planId: true, planName: true, at: true },
  });
}

export function toUpcomingView({ planId, planName, at }: { planId: string; planName: string; at: Date }) {
  return { plan: planId, name: planName, at: at.toISOString() };
}

export async function readSubscription(
  db: Reads,
  organizationId: string,
  offered: boolean,
  now = new Date(),
): Promise<SubscriptionView> {
  const account = await db.billingAccount.findFirst({
    where: { organizationId },
    select: { status: true, currency: true },
  });
  const settings = await db.billingSettings.findFirst({ where: { id: 1 }, select: { currency: true } });
  const days = await readCalendar(db, organizationId);
  const plan = await planInForce(db, organizationId, now);
  const agreed = await db.subscriptionChange.findFirst({
    where: { organizationId, at: { lte: now }, withdrawnAt: null },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: { termsVersion: true, consentAt: true },
  });
  const upcoming = await upcomingChange(db, organizationId, now);
  const { planId, planName, terms, since } = plan;
  return {
    plan: planId,
    name: planName,
    terms,
    since: since?.toISOString() ?? null,
    termsVersion: agreed?.consentAt == null ? null : agreed.termsVersion,
    consentAt: agreed?.consentAt?.toISOString() ?? null,
    upcoming: upcoming === null ? null : toUpcomingView(upcoming),
    status: account?.status === "past_due" ? "past_due" : "active",
    period: toPeriodView(runningPeriod(days, now), days),
    currency: account?.currency ?? settings?.currency ?? "USD",
    offered,
  };
}
