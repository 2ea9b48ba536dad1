import "server-only";
import type { SystemScope } from "../../access/scope";
import { audited } from "../../audit/audited";
import { each } from "../../each";
import { readCards, forgetCards } from "../../payments/commands/forget-cards";
import { forgottenBefore } from "../../projects/commands/remove-project";
import { DAY_MILLISECONDS } from "../../time";

interface Billed {
  deletedAt: Date | null;
  billingAccount: { closedUntil: Date | null; _count: { changes: number } } | null;
}

/** The month of its deletion is invoiced, whatever the time zone; before that nothing of what was used can go. */
function isSettled({ deletedAt, billingAccount }: Billed): boolean {
  if (billingAccount === null || billingAccount._count.changes === 0) return true;
  const { closedUntil } = billingAccount;
  return closedUntil !== null && deletedAt !== null && closedUntil.getTime() - DAY_MILLISECONDS > deletedAt.getTime();
}

async function purge(scope: SystemScope, { id, name, slug }: { id: string; name: string; slug: string }) {
  await audited(scope, "organization.purge", async (tx) => {
    // Somebody may restore it meanwhile: then it stays, and nothing is written.
    const cards = await readCards(tx, id);
    const { count } = await tx.organization.deleteMany({ where: { id, deletedAt: { lt: forgottenBefore() } } });
    if (count === 1) await forgetCards(tx, cards);
    const entry = { target: { type: "organization", id, name }, before: { slug } };
    return { value: undefined, entries: count === 1 ? entry : [] };
  });
}

/**
 * Forgets the organizations that nobody restored in time, each in a transaction of its own, as it takes with it all that
 * was in it; those of which a month is still to be invoiced wait for that. The row of the audit is on the instance's
 * chain; the organization's own chain stays.
 */
export async function purgeOrganizations(scope: SystemScope): Promise<void> {
  const rows = await scope.db.organization.findMany({
    where: { deletedAt: { lt: forgottenBefore() } },
    orderBy: { id: "asc" },
    select: {
      id: true,
      name: true,
      slug: true,
      deletedAt: true,
      billingAccount: { select: { closedUntil: true, _count: { select: { changes: true } } } },
    },
  });
  const about = ({ id: organizationId }: { id: string }) => ({ organizationId });
  await each(rows.filter(isSettled), (row) => purge(scope, row), { about });
}
