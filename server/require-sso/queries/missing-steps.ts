import type { ReadDatabase } from "../../db/tenant";
import { passedTestSince } from "../../identity-providers/views/passed-test";
import { HOUR_MILLISECONDS } from "../../time";
import type { Step } from "../schema";
import { hasSecondWay, readOwnerWays } from "./ways-in";

type Database = Pick<ReadDatabase, "domain" | "identityProvider" | "ssoTransaction" | "organizationMember">;

/**
 * What the acting owner has still to do before single sign-on can be required: a domain of the organization's own, a
 * connection, a test of it by themselves that has just passed, and a way in if all of that fails.
 */
export async function missingSteps(db: Database, organizationId: string, actingId: string): Promise<Step[]> {
  const missing: Step[] = [];
  if ((await db.domain.count({ where: { verifiedAt: { not: null } } })) === 0) missing.push("domain");
  if ((await db.identityProvider.count({ where: { active: true } })) === 0) missing.push("connection");
  const since = new Date(Date.now() - HOUR_MILLISECONDS);
  if (!(await passedTestSince(db, actingId, since))) missing.push("test");
  if (!hasSecondWay(await readOwnerWays(db, organizationId), actingId)) missing.push("second_way");
  return missing;
}
