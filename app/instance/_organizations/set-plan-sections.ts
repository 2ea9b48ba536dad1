import { limitTexts, meterTexts, priceTexts } from "@/app/_billing/words";
import type { PreviewSection } from "@/app/_components/dialog/preview-types";
import { dayText, formatNumber, type Clock } from "@/app/_lib/format";
import { SET_PLAN } from "@/app/_sentences/billing/instance-billing";
import { PLAN } from "@/app/_sentences/billing/plans";
import { formatMoney } from "@/server/money/money";
import type { PlanTerms } from "@/server/plans/catalogue";
import type { SetPlanReviewView } from "@/server/subscriptions/schema";

function termsTexts(terms: PlanTerms, currency: string, clock: Clock): string[] {
  return [...priceTexts(terms, currency, clock), ...limitTexts(terms, clock), ...meterTexts(terms, currency, clock)];
}

/** What comes to be paid, where the plan charges anything. */
function costTexts({ plan, people, month, total, currency }: SetPlanReviewView, { locale }: Clock): string[] {
  if (!plan.terms.charged) return [];
  const money = (amount: number) => formatMoney(amount, currency, locale);
  return [SET_PLAN.rest(money(total), PLAN.members(formatNumber(people, locale))), SET_PLAN.month(money(month))];
}

/** What setting a plan changes: limits, prices, and from when. */
export function setPlanSections(review: SetPlanReviewView, clock: Clock): readonly PreviewSection[] {
  const { from, plan, begins, currency, tooMany, missing, withdraws } = review;
  const warnings = [
    ...(tooMany ? [SET_PLAN.tooMany] : []),
    ...(missing.length > 0 ? [SET_PLAN.missing] : []),
    ...(withdraws === null ? [] : [SET_PLAN.withdraws(withdraws.name)]),
  ];
  return [
    { kind: "ownerless", title: SET_PLAN.warnings, lines: warnings },
    { kind: "stays", title: SET_PLAN.now(from.name), lines: termsTexts(from.terms, currency, clock) },
    {
      kind: "done",
      title: SET_PLAN.then(plan.name, dayText(begins, clock)),
      lines: [...termsTexts(plan.terms, currency, clock), ...costTexts(review, clock)],
    },
  ];
}
