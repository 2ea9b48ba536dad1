import "server-only";
import type { InstanceScope } from "../access/scope";
import { audited, type TransactionDatabase } from "../audit/audited";
import { AppError } from "../errors";
import { findPlan } from "../plans/views/plans";
import type { BillingSettingsView, UpdateBillingSettingsInput } from "./schema";
import { SETTINGS_COLUMNS, settingsOf } from "./views/settings";

/** The fields of one that the other does not have alike. */
function differing(one: BillingSettingsView, other: BillingSettingsView) {
  const entries = Object.entries(one);
  const others = new Map<string, string | number>(Object.entries(other));
  return Object.fromEntries(entries.filter(([name, value]) => others.get(name) !== value));
}

/** Those that have agreed to prices have agreed to them in the currency that was. */
function refuseOtherCurrency(before: BillingSettingsView, currency: string): void {
  if (currency === before.currency) return;
  if (before.lastInvoiceNumber > 0) throw new AppError("CONFLICT", "currency_in_use", "currency");
}

/** @throws INVALID invalid_value where there is no such plan, CONFLICT default_plan where it charges something */
async function refuseCharging(tx: TransactionDatabase, id: string): Promise<void> {
  const plan = await findPlan(tx, id);
  if (plan === null || plan.archived) throw new AppError("INVALID", "invalid_value", "defaultPlan");
  if (plan.terms.charged) throw new AppError("CONFLICT", "default_plan", "defaultPlan");
}

/**
 * Says who sells, in which currency, with which tax and terms. Invoices that were issued stay as they are.
 * @throws CONFLICT currency_in_use (currency) once an invoice was issued, default_plan (defaultPlan)
 */
export async function updateBillingSettings(
  scope: InstanceScope,
  input: UpdateBillingSettingsInput,
): Promise<BillingSettingsView> {
  const update = async (tx: TransactionDatabase) => {
    const before = await settingsOf(tx);
    refuseOtherCurrency(before, input.currency ?? before.currency);
    if (input.defaultPlan !== undefined) await refuseCharging(tx, input.defaultPlan);
    const given = Object.entries(input).filter(([, value]) => value !== undefined);
    const otherTerms = input.terms !== undefined && input.terms !== before.terms;
    const termsVersion = otherTerms ? String(Number(before.termsVersion) + 1) : before.termsVersion;
    const data = { ...Object.fromEntries(given), termsVersion, updatedAt: new Date() };
    const row = await tx.billingSettings.update({ where: { id: 1 }, data, select: SETTINGS_COLUMNS });
    const target = { type: "billing_settings", id: null, name: null };
    return { value: row, entries: { target, before: differing(before, row), after: differing(row, before) } };
  };
  return audited(scope, "billing-settings.update", update, { lock: { instance: true } });
}
