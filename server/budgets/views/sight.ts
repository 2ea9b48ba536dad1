import type { OrganizationScope } from "../../access/scope";
import type { ReadDatabase } from "../../db/tenant";

type Projects = Pick<ReadDatabase, "project">;

/** Whoever pays and administers nothing does not learn of private projects by their budgets. */
export function seesAll({ roles }: Pick<OrganizationScope, "roles">): boolean {
  return roles.includes("owner") || roles.includes("admin");
}

/** Of these projects, those that not everybody of the organization knows of. */
export async function hiddenAmong(db: Projects, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const where = { id: { in: [...ids] }, visibility: { not: "open" } };
  return (await db.project.findMany({ where, select: { id: true } })).map(({ id }) => id);
}

/** True for a budget of which the caller may know. */
export async function isInSight(
  db: Projects,
  scope: Pick<OrganizationScope, "roles">,
  budget: { scope: string; scopeId: string },
): Promise<boolean> {
  if (budget.scope !== "project" || seesAll(scope)) return true;
  return (await hiddenAmong(db, [budget.scopeId])).length === 0;
}
