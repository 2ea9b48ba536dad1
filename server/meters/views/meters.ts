import "server-only";
import type { ReadDatabase } from "../../db/tenant";
import { plainDecimal } from "../../money/decimal";
import { OWN_METERS, type Aggregation, type MeterFacts, type MeterView } from "../schema";

/** What of a database this reads: a scope's handle, or that of a transaction. */
interface Reads {
  meter: Pick<ReadDatabase["meter"], "findMany">;
}

function aggregationOf(text: string): Aggregation {
  return text === "max" ? "max" : "sum";
}

export const METER_COLUMNS = {
  id: true,
  key: true,
  name: true,
  unit: true,
  aggregation: true,
  whole: true,
  unitPrice: true,
  createdAt: true,
  archivedAt: true,
} as const;

export interface MeterRow {
  id: string;
  key: string;
  name: string;
  unit: string;
  aggregation: string;
  whole: boolean;
  unitPrice: { toFixed: () => string } | null;
  createdAt: Date;
  archivedAt: Date | null;
}

export function factsOf(row: MeterRow): MeterFacts {
  const { key, name, unit, whole, unitPrice, archivedAt } = row;
  return {
    key,
    name,
    unit,
    aggregation: aggregationOf(row.aggregation),
    whole,
    unitPrice: unitPrice === null ? null : plainDecimal(unitPrice.toFixed()),
    archived: archivedAt !== null,
  };
}

export function toMeterView(row: MeterRow): MeterView {
  const { archived, ...facts } = factsOf(row);
  const status = archived ? "archived" : "active";
  return { id: row.id, ...facts, own: false, reported: true, status, createdAt: row.createdAt.toISOString() };
}

/** Every meter of an organization by its key: the product's own first, then its own, archived ones among them. */
export async function readMeters(db: Reads, organizationId: string): Promise<Map<string, MeterFacts>> {
  const rows = await db.meter.findMany({ where: { organizationId }, orderBy: { id: "asc" }, select: METER_COLUMNS });
  const own: MeterFacts[] = OWN_METERS.map((meter) => ({ ...meter, unitPrice: null, archived: false }));
  return new Map([...own, ...rows.map(factsOf)].map((meter) => [meter.key, meter]));
}
