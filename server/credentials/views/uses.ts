import "server-only";
import type { ReadDatabase } from "../../db/tenant";
import { HOUR_MILLISECONDS } from "../../time";
import type { UsesView } from "../schema";
import type { FoundCredential } from "./credential";

/** How far back the picture goes: seven days, by the hour. */
const HOURS = 168;

/** How many places are told apart: those that were seen last. */
const PLACES = 100;

/** Whole hours, the running one among them. */
function firstHour(now: number): Date {
  return new Date((Math.floor(now / HOUR_MILLISECONDS) - HOURS + 1) * HOUR_MILLISECONDS);
}

/** How often each secret of a credential was used in the last seven days, and who used which of them last. */
export async function readUses(db: Pick<ReadDatabase, "credentialUse">, found: FoundCredential): Promise<UsesView> {
  const from = firstHour(Date.now());
  const where = { credentialId: found.id, hour: { gte: from } };
  const hours = await db.credentialUse.groupBy({
    by: ["hour", "secretVersion"],
    where,
    _sum: { count: true },
    orderBy: [{ hour: "asc" }, { secretVersion: "asc" }],
  });
  const places = await db.credentialUse.groupBy({
    by: ["secretVersion", "address", "agent"],
    where,
    _sum: { count: true },
    _max: { lastAt: true },
    orderBy: [{ _max: { lastAt: "desc" } }, { address: "asc" }, { agent: "asc" }],
    take: PLACES,
  });
  return {
    from: from.toISOString(),
    secretVersion: found.secretVersion,
    hours: hours.map(({ hour, secretVersion, _sum }) => ({
      hour: hour.toISOString(),
      secretVersion,
      count: _sum.count ?? 0,
    })),
    places: places.map(({ secretVersion, address, agent, _sum, _max }) => ({
      secretVersion,
      address: address === "" ? null : address,
      agent: agent === "" ? null : agent,
      count: _sum.count ?? 0,
      lastAt: (_max.lastAt ?? from).toISOString(),
    })),
  };
}
