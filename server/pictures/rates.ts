import "server-only";
import type { AccountScope } from "../access/scope";
import { countAttempt, type Limit } from "../limits";

/** To read a picture takes work; nobody needs more new ones than this. */
const UPLOADS: Limit = { name: "picture", count: 30, seconds: 3_600 };

/** @throws LIMIT rate_limited */
export async function countUpload(scope: AccountScope): Promise<void> {
  await countAttempt(scope, UPLOADS, scope.actor.id);
}
