import "server-only";
import { runStatement } from "../../statement";
import type { TransactionDatabase } from "../../tenant";

export interface RegisteredType {
  id: string;
  label: string;
  level: string;
}

/**
 * The types that the operator registered beside those of the product: they belong to no tenant, and all may know them.
 */
export async function registeredTypes(tx?: TransactionDatabase): Promise<RegisteredType[]> {
  const text = 'select "id", "label", "level" from "resource_types" order by "id"';
  return runStatement<RegisteredType>("registered-types", text, [], tx);
}

const IN_USE = `
  select exists (select 1 from "resources" where "type" = $1)
    or exists (select 1 from "access_rules" where "resourceType" = $1)
    or exists (select 1 from "roles" where "access" ? $1)
    or exists (select 1 from "collaborators" where "access" ? $1) as "used"`;

/**
 * Whether anything of any tenant is of this type or names it. It says no more than that: the rest is the tenants' own.
 */
export async function isTypeInUse(type: string, tx: TransactionDatabase): Promise<boolean> {
  const [row] = await runStatement<{ used: boolean }>(null, IN_USE, [type], tx);
  return row?.used === true;
}
