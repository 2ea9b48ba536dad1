import "server-only";
import type { SystemScope } from "../../access/scope";
import { audited } from "../../audit/audited";
import { forgottenBefore } from "../../projects/commands/remove-project";

/**
 * Forgets the organizations that nobody restored in time, each in a transaction of its own, as it takes with it all that
 * was in it. The row of the audit is on the instance's chain; the organization's own chain stays. Answers how many.
 */
export async function purgeOrganizations(scope: SystemScope): Promise<number> {
  const due = { deletedAt: { lt: forgottenBefore() } };
  const rows = await scope.db.organization.findMany({
    where: due,
    orderBy: { id: "asc" },
    select: { id: true, name: true, slug: true },
  });
  for (const { id, name, slug } of rows) {
    await audited(scope, "organization.purge", async (tx) => {
      // Somebody may restore it meanwhile: then it stays, and nothing is written.
      const { count } = await tx.organization.deleteMany({ where: { id, ...due } });
      const entry = { target: { type: "organization", id, name }, before: { slug } };
      return { value: undefined, entries: count === 1 ? entry : [] };
    });
  }
  return rows.length;
}
