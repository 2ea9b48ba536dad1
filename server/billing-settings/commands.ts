import "server-only";
import type { InstanceScope } from "../access/scope";
import { audited, type TransactionDatabase } from "../audit/audited";
import { AppError } from "../errors";
import { findPlan } from "../plans/views/plans";
import type { BillingSettingsView, UpdateBillingSettingsInput } from "./schema";
import { SETTINGS_COLUMNS, readBillingSettings } from "./views/settings";

/** The fields of one that the other does not have alike. */
function differing(one: BillingSettingsView, other: BillingSettingsView) {
  const entries = Object.entries(one);
  const others = new Map<string, string | number>(Object.entries(other));
  return Object.fromEntries(entries.filter(([name, value]) => others.get(name) !== value));
}

/** Whoever has agreed to prices has agreed to them in the currency that was; who has only given details has not. */
async function changeCurrency(tx: TransactionDatabase, before: BillingSettingsView, currency: string): Promise<void> {
  if (currency === before.currency) return;
  const agreed = before.lastInvoiceNumber > 0 || (await tx.subscriptionChange.count({ take: 1 })) > 0;
  if (agreed) throw new AppError("CONFLICT", "currency_in_use", "currency");
  await tx.billingAccount.updateMany({ data: { currency } });
}

/** @throws INVALID invalid_value where there is no such plan, CONFLICT default_plan where it charges something */
async function refuseCharging(tx: TransactionDatabase, id: string): Promise<void> {
  const plan = await findPlan(tx, id);
  if (plan === null || plan.archived) throw new AppError("INVALID", "invalid_value", "defaultPlan");
  if (plan.terms.charged) throw new AppError("CONFLICT", "default_plan", "defaultPlan");
}

/**
 * Says who sells, in which currency, with which tax and terms. Invoices that were issued stay as they are.
 * @throws CONFLICT currency_in_use (currency) once somebody agreed to a plan, default_plan (defaultPlan)
 */
export async function updateBillingSettings(
  scope: InstanceScope,
  input: UpdateBillingSettingsInput,
): Promise<BillingSettingsView> {
  const update = async (tx: TransactionDatabase) => {
    const before = await readBillingSettings(tx);
    await changeCurrency(tx, before, input.currency ?? before.currency);
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
