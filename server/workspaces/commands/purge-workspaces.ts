import "server-only";
import type { SystemScope } from "../../access/scope";
import { audited } from "../../audit/audited";
import { each } from "../../each";
import { forgottenBefore } from "../../projects/commands/remove-project";

/** So many are read at once. */
const BATCH = 100;

interface Deleted {
  id: string;
  name: string;
  slug: string;
  organizationId: string;
}

async function* allDeleted(scope: SystemScope): AsyncGenerator<Deleted> {
  for (let after = ""; ;) {
    const rows = await scope.db.workspace.findMany({
      where: { id: { gt: after }, deletedAt: { lt: forgottenBefore() } },
      orderBy: { id: "asc" },
      take: BATCH,
      select: { id: true, name: true, slug: true, organizationId: true },
    });
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return;
    after = last.id;
  }
}

async function purge(scope: SystemScope, { id, name, slug, organizationId }: Deleted): Promise<void> {
  await audited(scope, "workspace.purge", async (tx) => {
    // Somebody may restore it meanwhile: then it stays, and nothing is written.
    const { count } = await tx.workspace.deleteMany({ where: { id, deletedAt: { lt: forgottenBefore() } } });
    const place = { organizationId, workspaceId: id };
    const entry = { target: { type: "workspace", id, name }, place, before: { slug } };
    return { value: undefined, entries: count === 1 ? entry : [] };
  });
}

/**
 * Forgets the workspaces that nobody restored in time, each in a transaction of its own, as it takes with it all that
 * was in it; their slugs are free again.
 */
export async function purgeWorkspaces(scope: SystemScope): Promise<void> {
  await each(allDeleted(scope), (row) => purge(scope, row), { about: ({ id: workspace }) => ({ workspace }) });
}
