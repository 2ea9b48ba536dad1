import type { OrganizationScope } from "../../access/scope";
import type { ReadDatabase } from "../../db/tenant";

type Subjects = Pick<ReadDatabase, "project" | "serviceAccount">;

/** Of such a thing somebody may know that there is one, and somebody else not. */
const OF_A_PLACE = ["project", "service_account"];
export const HIDEABLE = { in: OF_A_PLACE };

/** Whoever pays and administers nothing does not learn of private projects by their budgets. */
export function seesAll({ roles }: Pick<OrganizationScope, "roles">): boolean {
  return roles.includes("owner") || roles.includes("admin");
}

/**
 * Of these projects and service accounts, those that not everybody of the organization knows of: an account that is built
 * into such a project is called as that.
 */
export async function hiddenAmong(db: Subjects, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const [named, select] = [{ id: { in: [...ids] } }, { id: true } as const];
  const hidden = { visibility: { not: "open" } };
  const projects = await db.project.findMany({ where: { ...named, ...hidden }, select });
  const machines = await db.serviceAccount.findMany({ where: { ...named, project: hidden }, select });
  return [...projects, ...machines].map(({ id }) => id);
}

/** True for a budget of which the caller may know. */
export async function isInSight(
  db: Subjects,
  scope: Pick<OrganizationScope, "roles">,
  budget: { scope: string; scopeId: string },
): Promise<boolean> {
  if (!OF_A_PLACE.includes(budget.scope) || seesAll(scope)) return true;
  return (await hiddenAmong(db, [budget.scopeId])).length === 0;
}
