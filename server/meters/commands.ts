import "server-only";
import type { OrganizationScope } from "../access/scope";
import { actingOrganizationAuthority } from "../access/standing/acting-authority";
import { audited, type TransactionDatabase } from "../audit/audited";
import { AppError, notFound } from "../errors";
import { newId } from "../ids";
import { MOST_METERS, type CreateMeterInput, type MeterView, type UpdateMeterInput } from "./schema";
import { factsOf, METER_COLUMNS, toMeterView, type MeterRow } from "./views/meters";

function targetOf({ id, key }: { id: string; key: string }) {
  return { type: "meter", id, name: key };
}

/** A meter that still counts. @throws NOT_FOUND, CONFLICT archived */
async function activeMeter(tx: TransactionDatabase, id: string): Promise<MeterRow> {
  const row = await tx.meter.findFirst({ where: { id }, select: METER_COLUMNS });
  if (row === null) throw notFound();
  if (row.archivedAt !== null) throw new AppError("CONFLICT", "archived");
  return row;
}

/**
 * Defines a meter of the organization's own; events may name it from now on. How it adds up never changes, since what
 * was counted could not be counted anew.
 * @throws CONFLICT taken (key), LIMIT too_many
 */
export async function createMeter(scope: OrganizationScope, input: CreateMeterInput): Promise<MeterView> {
  const organizationId = scope.organization.id;
  const { key, name, unit, aggregation, whole, unitPrice } = input;
  const after = { key, name, unit, aggregation, whole, unitPrice };
  return audited(
    scope,
    "meter.create",
    async (tx) => {
      await actingOrganizationAuthority(tx, scope, "meter.create");
      if ((await tx.meter.count()) >= MOST_METERS) throw new AppError("LIMIT", "too_many");
      if ((await tx.meter.count({ where: { key } })) > 0) throw new AppError("CONFLICT", "taken", "key");
      const data = { id: newId("mtr"), organizationId, ...after, createdById: scope.actor.id };
      const row = await tx.meter.create({ data, select: METER_COLUMNS });
      return { value: toMeterView(row), entries: { target: targetOf(row), after } };
    },
    { lock: { organization: organizationId } },
  );
}

/**
 * Renames a meter, or changes its unit or price. The price counts for every period that is not yet invoiced.
 * @throws NOT_FOUND, CONFLICT archived
 */
export async function updateMeter(scope: OrganizationScope, input: UpdateMeterInput): Promise<MeterView> {
  const { meter: id, name, unit, unitPrice } = input;
  return audited(
    scope,
    "meter.update",
    async (tx) => {
      await actingOrganizationAuthority(tx, scope, "meter.update");
      const before = await activeMeter(tx, id);
      const kept = factsOf(before);
      // Null is a price too: counted, and not charged.
      const price = unitPrice === undefined ? kept.unitPrice : unitPrice;
      const after = { name: name ?? kept.name, unit: unit ?? kept.unit, unitPrice: price };
      const row = await tx.meter.update({ where: { id }, data: after, select: METER_COLUMNS });
      const was = { name: kept.name, unit: kept.unit, unitPrice: kept.unitPrice };
      return { value: toMeterView(row), entries: { target: targetOf(row), before: was, after } };
    },
    { lock: { organization: scope.organization.id } },
  );
}

/**
 * Ends a meter: events may no longer name it. What was counted stays, and is charged.
 * @throws NOT_FOUND, CONFLICT archived
 */
export async function archiveMeter(scope: OrganizationScope, { meter: id }: { meter: string }): Promise<MeterView> {
  return audited(
    scope,
    "meter.archive",
    async (tx) => {
      await actingOrganizationAuthority(tx, scope, "meter.archive");
      await activeMeter(tx, id);
      const data = { archivedAt: new Date() };
      const row = await tx.meter.update({ where: { id }, data, select: METER_COLUMNS });
      return { value: toMeterView(row), entries: { target: targetOf(row), after: { archived: true } } };
    },
    { lock: { organization: scope.organization.id } },
  );
}
