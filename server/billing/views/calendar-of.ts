import { z } from "zod";
import type { ReadDatabase } from "../../db/tenant";
import { calendar, isTimeZone, type Calendar, type ZoneFrom } from "../periods";

const zonesSchema = z.array(z.object({ from: z.string().nullable(), zone: z.string().refine(isTimeZone) }));

/** The zones of a billing account's row, oldest first; none: UTC. */
export function zonesOf(kept: unknown): ZoneFrom[] {
  return zonesSchema.safeParse(kept).data ?? [];
}

/** The days of an organization, as it is billed. */
export async function readCalendar(
  db: Pick<ReadDatabase, "billingAccount">,
  organizationId: string,
): Promise<Calendar> {
  const row = await db.billingAccount.findFirst({ where: { organizationId }, select: { zones: true } });
  return calendar(zonesOf(row?.zones));
}
