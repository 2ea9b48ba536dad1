import "server-only";
import type { SystemScope } from "../access/scope";
import { audited } from "../audit/audited";
import { each } from "../each";
import { OFF } from "./commands/change-requirement";
import { tellOwners, type ToldOrganization } from "./tell-owners";

const BATCH = 50;

async function end(scope: SystemScope, organization: ToldOrganization): Promise<void> {
  const { id, name } = organization;
  const over = { id, ssoRequiredAt: { not: null }, ssoConfirmedAt: null, ssoRollsBackAt: { lte: new Date() } };
  await audited(
    scope,
    "organization.roll-back-sso",
    async (tx) => {
      const { count } = await tx.organization.updateMany({ where: over, data: OFF });
      if (count !== 1) return { value: undefined, entries: [] };
      await tellOwners(tx, organization);
      const entries = {
        target: { type: "organization", id, name },
        after: { requireSso: false },
        place: { organizationId: id },
      };
      return { value: undefined, entries };
    },
    { lock: { organization: id } },
  );
}

/**
 * Turns off requirements of single sign-on that nobody has confirmed in time by coming in through it, each with a record
 * and a notice to the owners. Sign-in does not wait for this: past that time it requires single sign-on no longer.
 */
export async function rollBackSso(scope: SystemScope): Promise<void> {
  const over = { ssoRequiredAt: { not: null }, ssoConfirmedAt: null, ssoRollsBackAt: { lte: new Date() } };
  const rows = await scope.db.organization.findMany({
    where: over,
    orderBy: { id: "asc" },
    take: BATCH,
    select: { id: true, name: true, slug: true },
  });
  await each(rows, (row) => end(scope, row), { about: ({ id: organizationId }) => ({ organizationId }) });
}
