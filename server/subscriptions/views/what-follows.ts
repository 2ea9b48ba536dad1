import "server-only";
import { readBillingSettings } from "../../billing-settings/views/settings";
import { addDays, daysBetween } from "../../billing/periods";
import { readCalendar } from "../../billing/views/calendar-of";
import { readBillingDetails } from "../../billing/views/details";
import type { ReadDatabase } from "../../db/tenant";
import { sumsOf } from "../../invoices/pricing/figures";
import { linesOf } from "../../invoices/pricing/lines";
import { toLineView } from "../../invoices/views/line-view";
import { safeAmount } from "../../money/money";
import type { PlanView } from "../../plans/schema";
import type { ReviewView } from "../schema";
import { monthPrice, runningPeriod } from "./subscription";

interface Chosen {
  plan: PlanView;
  /** Who takes a seat now. */
  people: number;
  atOnce: boolean;
}

type Reads = Pick<ReadDatabase, "billingAccount" | "billingSettings">;

/** What a plan comes to, from today or from the next month on, in the very lines that its invoice will have. */
export async function whatFollows(
  db: Reads,
  organizationId: string,
  { plan, people, atOnce }: Chosen,
): Promise<Omit<ReviewView, "atOnce">> {
  const settings = await readBillingSettings(db);
  const period = runningPeriod(await readCalendar(db, organizationId), new Date());
  const from = atOnce ? period.today : period.end;
  const segment = { planId: plan.id, planName: plan.name, terms: plan.terms, from, until: period.end };
  const days = Array.from({ length: Math.max(0, daysBetween(from, period.end)) }, (_, index) => addDays(from, index));
  const seats = days.map((day) => ({ day, meter: "members", dimensions: {}, quantity: String(people) }));
  const lines = atOnce ? linesOf(period, [segment], seats, new Map()) : [];
  const { subtotal, tax, total } = sumsOf(lines, settings.taxRate);
  const { members } = plan.terms.limits;
  return {
    plan,
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
    missing: plan.terms.charged ? (await readBillingDetails(db, organizationId)).missing : [],
  };
}
