import "server-only";
import { runStatement } from "../../statement";
import type { TransactionDatabase } from "../../tenant";

/** Whether the operator registered a type of resource with this name; such types belong to no tenant. */
export async function isRegisteredType(type: string, tx?: TransactionDatabase): Promise<boolean> {
  const rows = await runStatement<{ id: string }>(
    "registered-type",
    'select "id" from "resource_types" where "id" = $1',
    [type],
    tx,
  );
  return rows.length > 0;
}
