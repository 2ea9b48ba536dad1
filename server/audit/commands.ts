import "server-only";
import type { OrganizationScope } from "../access/scope";
import { actingOrganizationAuthority } from "../access/standing/acting-authority";
import { audited } from "./audited";
import { getRetention } from "./queries";
import type { RetentionView, SetRetentionInput } from "./schema";

/** Sets after how many days rows are archived and deleted; the next turn of the task acts on it. */
export async function setRetention(scope: OrganizationScope, input: SetRetentionInput): Promise<RetentionView> {
  const { id, name } = scope.organization;
  const { days } = input;
  await audited(
    scope,
    "organization-audit.set-retention",
    async (tx) => {
      await actingOrganizationAuthority(tx, scope, "organization-audit.set-retention");
      const before = await tx.organization.findUniqueOrThrow({ where: { id }, select: { auditRetentionDays: true } });
      await tx.organization.update({ where: { id }, data: { auditRetentionDays: days } });
      return {
        value: undefined,
        entries: {
          target: { type: "organization", id, name },
          before: { days: before.auditRetentionDays },
          after: { days },
        },
      };
    },
    { lock: { organization: id } },
  );
  return getRetention(scope);
}
