import "server-only";
import type { SystemScope } from "../access/scope";
import { audited } from "../audit/audited";
import { namedOrganization } from "../organizations/views/named-organization";
import { OFF } from "./commands/change-requirement";
import { tellOwners } from "./tell-owners";

/**
 * Ends the requirement at once, for the operator's host command: owners who are locked out sign in by their other ways
 * again. Of a deleted organization too: it may be restored, with what it requires.
 * @returns the organization's name, and whether anything was required
 * @throws NOT_FOUND
 */
export async function disableSso(scope: SystemScope, slugOrId: string): Promise<{ name: string; was: boolean }> {
  const organization = await namedOrganization(scope, slugOrId);
  const { id, name } = organization;
  return audited(
    scope,
    "organization.disable-sso",
    async (tx) => {
      const { count } = await tx.organization.updateMany({ where: { id, ssoRequiredAt: { not: null } }, data: OFF });
      const was = count === 1;
      if (was) await tellOwners(tx, organization);
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
