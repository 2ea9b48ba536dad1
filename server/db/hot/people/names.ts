import "server-only";
import { runStatement } from "../../statement";
import type { TransactionDatabase } from "../../tenant";

const NAMES = `
  select "id", "name" from "users" where "id" = any($1)
  union all select "id", "name" from "service_accounts" where "id" = any($1)`;

/** What people and service accounts are called whose ids stand on a row of the caller's; also of those who have left. */
export async function namesById(
  ids: readonly string[],
  tx?: TransactionDatabase,
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await runStatement<{ id: string; name: string }>("names-by-id", NAMES, [[...new Set(ids)]], tx);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
