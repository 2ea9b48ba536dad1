import "server-only";
import type { SystemScope } from "../access/scope";
import { audited, type TransactionDatabase } from "../audit/audited";
import { each } from "../each";
import { notFound } from "../errors";
import { notify } from "../notifications/notify";
import { OFF } from "./commands/change-requirement";
import { ownersOf } from "./views/ways-in";

const BATCH = 50;

interface Organization {
  id: string;
  name: string;
  slug: string;
}

async function tellOwners(tx: TransactionDatabase, { id, name, slug }: Organization): Promise<void> {
  const data = { organization: name, organizationSlug: slug };
  const owners = await ownersOf(tx, id);
  await notify(
    tx,
    owners.map((owner) => ({ userId: owner.id, kind: "sso.ended" as const, organizationId: id, data })),
  );
}

async function end(scope: SystemScope, organization: Organization): Promise<void> {
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

/**
 * Ends the requirement at once, for the operator's host command: owners who are locked out sign in by their other ways
 * again.
 * @returns the organization's name, and whether anything was required
 * @throws NOT_FOUND
 */
export async function disableSso(scope: SystemScope, slugOrId: string): Promise<{ name: string; was: boolean }> {
  const slug = await scope.db.slug.findFirst({
    where: { space: "organization", slug: slugOrId.toLowerCase() },
    select: { organizationId: true },
  });
  const found = await scope.db.organization.findFirst({
    where: { id: slug?.organizationId ?? slugOrId },
    select: { id: true, name: true, slug: true },
  });
  if (found === null) throw notFound();
  const { id, name } = found;
  return audited(
    scope,
    "organization.disable-sso",
    async (tx) => {
      const { count } = await tx.organization.updateMany({ where: { id, ssoRequiredAt: { not: null } }, data: OFF });
      const was = count === 1;
      if (was) await tellOwners(tx, found);
      const target = { type: "organization", id, name };
      const entries = {
        target,
        before: { requireSso: was },
        after: { requireSso: false },
        place: { organizationId: id },
      };
      return { value: { name, was }, entries };
    },
    { lock: { organization: id } },
  );
}
