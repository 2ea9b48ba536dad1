import "server-only";
import type { OrganizationScope } from "../access/scope";
import { actingOrganizationAuthority } from "../access/standing/acting-authority";
import { audited, type TransactionDatabase } from "../audit/audited";
import { refusePersonal } from "../organizations/commands/refusals";
import { calendar, periodOf, type ZoneFrom } from "./periods";
import { updateBillingDetailsSchema, type BillingDetailsView, type UpdateBillingDetailsInput } from "./schema";
import { zonesOf } from "./views/calendar-of";
import { DETAILS_COLUMNS, toDetailsView } from "./views/details";

/** Makes sure that the organization has a row to be billed by, in the currency of the installation. */
export async function ensureAccount(tx: TransactionDatabase, organizationId: string): Promise<void> {
  if ((await tx.billingAccount.count({ where: { organizationId } })) > 0) return;
  const settings = await tx.billingSettings.findFirst({ where: { id: 1 }, select: { currency: true } });
  const currency = settings?.currency ?? "USD";
  await tx.billingAccount.createMany({ data: [{ organizationId, currency }], skipDuplicates: true });
}

/**
 * The zones with another one from the next month on. Who has used nothing and chosen no plan yet begins with it at once:
 * nothing is booked, charged or about to change by the days of the former one.
 */
function zonesWith(kept: readonly ZoneFrom[], zone: string, used: boolean, now: Date): ZoneFrom[] {
  if (!used) return [{ from: null, zone }];
  const days = calendar(kept);
  const { end } = periodOf(days.dayOf(now));
  const begun = kept.length === 0 ? [{ from: null, zone: "UTC" }] : [...kept];
  const before = begun.filter(({ from }) => from === null || from < end);
  return before.at(-1)?.zone === zone ? before : [...before, { from: end, zone }];
}

/**
 * True once anything was used, or a plan was chosen: its first day, and that of what follows it, are days of the zone.
 */
async function hasBegun(tx: TransactionDatabase, organizationId: string): Promise<boolean> {
  if ((await tx.usageDayTotal.count({ where: { organizationId }, take: 1 })) > 0) return true;
  return (await tx.subscriptionChange.count({ where: { organizationId, withdrawnAt: null }, take: 1 })) > 0;
}

/** The fields of one that the other does not have alike. */
function differing(one: BillingDetailsView, other: BillingDetailsView) {
  const others = new Map(Object.entries(other).map(([name, value]) => [name, JSON.stringify(value)]));
  return Object.fromEntries(Object.entries(one).filter(([name, value]) => others.get(name) !== JSON.stringify(value)));
}

/**
 * Says who is billed, where invoices go and by whose days. Invoices that were issued stay as they are.
 * @throws CONFLICT personal_organization
 */
export async function updateBillingDetails(
  scope: OrganizationScope,
  input: UpdateBillingDetailsInput,
): Promise<BillingDetailsView> {
  refusePersonal(scope.organization);
  const { id: organizationId, name } = scope.organization;
  const update = async (tx: TransactionDatabase) => {
    await actingOrganizationAuthority(tx, scope, "billing-details.update");
    await ensureAccount(tx, organizationId);
    const where = { organizationId };
    const row = await tx.billingAccount.findFirstOrThrow({ where, select: { ...DETAILS_COLUMNS, closedUntil: true } });
    const { closedUntil, ...before } = row;
    // The input names the organization too, by whichever name it was called.
    const { timeZone, ...fields } = updateBillingDetailsSchema.parse(input);
    const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    const used = closedUntil !== null || (await hasBegun(tx, organizationId));
    const kept = zonesOf(before.zones);
    const zones = timeZone === undefined ? kept : zonesWith(kept, timeZone, used, new Date());
    const data = { ...given, zones: zones.map(({ from, zone }) => ({ from, zone })), updatedAt: new Date() };
    const view = toDetailsView(await tx.billingAccount.update({ where, data, select: DETAILS_COLUMNS }));
    const was = toDetailsView(before);
    const target = { type: "organization", id: organizationId, name };
    return { value: view, entries: { target, before: differing(was, view), after: differing(view, was) } };
  };
  return audited(scope, "billing-details.update", update, { lock: { organization: organizationId } });
}
