import "server-only";
import { unexpired } from "../../access/reach";
import { ORGANIZATION_ADMINS } from "../../access/rights/built-in-roles";
import type { OrganizationScope } from "../../access/scope";
import { actingOrganizationAuthority } from "../../access/standing/acting-authority";
import { audited, type TransactionDatabase } from "../../audit/audited";
import { AppError } from "../../errors";
import { notify } from "../../notifications/notify";
import { forgottenBefore } from "../../projects/commands/remove-project";
import { endPlanWithMonth } from "../../subscriptions/commands";
import { closeWays } from "../../workspaces/commands/close-ways";
import { ORGANIZATION_COLUMNS, toOrganizationView } from "../queries";
import type { OrganizationView, RemovedOrganizationView, RemoveOrganizationInput } from "../schema";
import { refuseOtherName, refusePersonal } from "./refusals";

/** Tells the other owners and admins. */
async function tell(tx: TransactionDatabase, { actor, organization }: OrganizationScope): Promise<void> {
  const others = await tx.organizationMember.findMany({
    where: { role: { in: [...ORGANIZATION_ADMINS] }, userId: { not: actor.id }, ...unexpired() },
    select: { userId: true },
  });
  const data = { by: actor.name, organization: organization.name };
  await notify(
    tx,
    others.map(({ userId }) => ({ userId, kind: "organization.removed" as const, data })),
  );
}

/**
 * Deletes the organization with all that is in it: from the next request on it is nowhere. For some time an owner may
 * restore it, and its slugs stay reserved until then. What is charged ends with the running month.
 * @throws INVALID name_differs, CONFLICT personal_organization
 */
export async function removeOrganization(
  scope: OrganizationScope,
  input: RemoveOrganizationInput,
): Promise<RemovedOrganizationView> {
  refusePersonal(scope.organization);
  const { id } = scope.organization;
  return audited(
    scope,
    "organization.remove",
    async (tx) => {
      await actingOrganizationAuthority(tx, scope, "organization.remove");
      const before = await tx.organization.findUniqueOrThrow({ where: { id }, select: ORGANIZATION_COLUMNS });
      refuseOtherName(before, input.name);
      const deletedAt = new Date();
      const closed = await closeWays(tx, deletedAt);
      await tx.organization.update({ where: { id }, data: { deletedAt, deletedById: scope.actor.id } });
      await endPlanWithMonth(tx, id, scope.actor.id);
      await tell(tx, scope);
      const { name, slug } = before;
      return {
        value: { id, name, slug, deletedAt: deletedAt.toISOString(), ...closed },
        entries: {
          target: { type: "organization", id, name },
          before: { deleted: false },
          after: { deleted: true, ...closed },
        },
      };
    },
    { lock: { organization: id } },
  );
}

/**
 * Brings a deleted organization back with everything that it had; its credentials stay disabled.
 * @throws CONFLICT unchanged where it was not deleted, EXPIRED expired where it is about to be forgotten
 */
export async function restoreOrganization(scope: OrganizationScope): Promise<OrganizationView> {
  const { id } = scope.organization;
  return audited(
    scope,
    "organization.restore",
    async (tx) => {
      await actingOrganizationAuthority(tx, scope, "organization.restore");
      const found = await tx.organization.findUniqueOrThrow({ where: { id }, select: { deletedAt: true } });
      if (found.deletedAt === null) throw new AppError("CONFLICT", "unchanged");
      if (found.deletedAt <= forgottenBefore()) throw new AppError("EXPIRED", "expired");
      const data = { deletedAt: null, deletedById: null };
      const row = await tx.organization.update({ where: { id }, data, select: ORGANIZATION_COLUMNS });
      return {
        value: toOrganizationView(row, scope.roles[0] ?? "member"),
        entries: {
          target: { type: "organization", id, name: row.name },
          before: { deleted: true },
          after: { deleted: false },
        },
      };
    },
    { lock: { organization: id } },
  );
}
