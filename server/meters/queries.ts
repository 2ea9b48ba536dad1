import "server-only";
import type { OrganizationScope } from "../access/scope";
import { slicedPage, type Page } from "../paging";
import { COUNTED_METERS, OWN_METERS, type ListMetersInput, type MeterView } from "./schema";
import { METER_COLUMNS, toMeterView } from "./views/meters";

const OWN: readonly MeterView[] = OWN_METERS.map((meter) => ({
  id: null,
  ...meter,
  unitPrice: null,
  own: true,
  reported: !COUNTED_METERS.includes(meter.key),
  status: "active" as const,
  createdAt: null,
}));

/** The product's own meters and those of the organization. There are few, so they are read whole. */
export async function listMeters(scope: OrganizationScope, input: ListMetersInput): Promise<Page<MeterView>> {
  const rows = await scope.db.meter.findMany({ orderBy: { id: "asc" }, select: METER_COLUMNS });
  const text = input.search?.toLowerCase();
  const fits = ({ key, name }: MeterView) =>
    text === undefined || key.includes(text) || name.toLowerCase().includes(text);
  return slicedPage(input, [...OWN, ...rows.map(toMeterView)].filter(fits));
}
