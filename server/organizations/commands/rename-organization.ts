import "server-only";
import type { OrganizationScope } from "../../access/scope";
import { actingOrganizationAuthority } from "../../access/standing/acting-authority";
import { audited } from "../../audit/audited";
import { claimSlug } from "../../slugs";
import { ORGANIZATION_COLUMNS, toOrganizationView } from "../queries";
import type { OrganizationView, RenameOrganizationInput } from "../schema";
import { refusePersonal } from "./refusals";

/**
 * Gives the organization another name, another slug or both. The earlier slug goes on leading to it.
 * @throws CONFLICT taken (slug), CONFLICT personal_organization
 */
export async function renameOrganization(
  scope: OrganizationScope,
  input: RenameOrganizationInput,
): Promise<OrganizationView> {
  refusePersonal(scope.organization);
  const { id } = scope.organization;
  return audited(
    scope,
    "organization.rename",
    async (tx) => {
      await actingOrganizationAuthority(tx, scope, "organization.rename");
      const before = await tx.organization.findUniqueOrThrow({ where: { id }, select: ORGANIZATION_COLUMNS });
      const wanted = { text: input.slug ?? before.slug, chosen: true };
      const slug = await claimSlug(tx, { space: "organization", organizationId: id }, wanted);
      const name = input.name ?? before.name;
      const row = await tx.organization.update({ where: { id }, data: { name, slug }, select: ORGANIZATION_COLUMNS });
      return {
        value: toOrganizationView(row, scope.roles[0] ?? "member"),
        entries: {
          target: { type: "organization", id, name: row.name },
          before: { name: before.name, slug: before.slug },
          after: { name: row.name, slug: row.slug },
        },
      };
    },
    { lock: { organization: id } },
  );
}
