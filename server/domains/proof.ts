import "server-only";
import type { OrganizationScope } from "../access/scope";
import { taken, translating } from "../db/conflicts";
import type { AppError } from "../errors";
import { countAttempt, type Limit } from "../limits";
import { lookUpRecord } from "./dns";
import type { CheckFailure } from "./schema";

/** Look-ups that an organization asks for; the task that repeats them counts for nobody. */
const LOOK_UPS: Limit = { name: "domain-look-up", count: 60, seconds: 3_600 };

/** @throws LIMIT rate_limited */
export async function countedLookUp(
  scope: OrganizationScope,
  domain: string,
  challenge: string,
): Promise<CheckFailure | null> {
  await countAttempt(scope, LOOK_UPS, scope.organization.id);
  return lookUpRecord(domain, challenge);
}

export function takenDomain(): AppError {
  return taken("domain");
}

/** The database holds one verified row for each domain: the second of two that prove one at a time is refused. */
export async function ownedOnce<T>(work: () => Promise<T>): Promise<T> {
  return translating({ domains_verified_key: takenDomain() }, work);
}
