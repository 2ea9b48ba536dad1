import "server-only";
import type { AccountScope, OrganizationScope } from "../access/scope";
import { audited } from "../audit/audited";
import { AppError } from "../errors";
import { newId } from "../ids";
import { actingOrganizationAuthority } from "../access/standing/acting-authority";
import { refuseOthersThanOperators } from "./creation-policy";
import { foundOrganization } from "./founding";
import { ORGANIZATION_COLUMNS, toOrganizationView } from "./queries";
import type {
  CreatedOrganizationView,
  CreateOrganizationInput,
  OrganizationView,
  RenameOrganizationInput,
} from "./schema";
import { claimSlug } from "../slugs";

/**
 * Makes an organization that the caller owns, with its default workspace and project. A credential with organization
 * reach that makes one reaches it from then on.
 * @throws FORBIDDEN operators_only, CONFLICT taken (slug)
 */
export async function createOrganization(
  scope: AccountScope,
  input: CreateOrganizationInput,
): Promise<CreatedOrganizationView> {
  await refuseOthersThanOperators(scope);
  const id = newId("org");
  const work = {
    id,
    name: input.name,
    slug: input.slug,
    ownerId: scope.actor.id,
    workspace: { name: "Default" },
    createdByCredentialId: scope.actor.credential?.id,
  };
  return audited(
    scope,
    "organization.create",
    async (tx) => {
      const { organization, workspace } = await foundOrganization(tx, work);
      const { name, slug, createdAt } = organization;
      const view = toOrganizationView({ id, name, slug, createdAt, personalOf: null, suspendedAt: null }, "owner");
      const target = { type: "organization", id, name };
      const defaultWorkspace = { id: workspace.id, name: workspace.name, slug: workspace.slug };
      return {
        value: { ...view, defaultWorkspace },
        entries: { target, after: { name, slug, workspace: workspace.slug }, place: { organizationId: id } },
      };
    },
    { founding: id },
  );
}

/** A personal organization stays what it is. */
export function refusePersonal(organization: { personal: boolean }): void {
  if (organization.personal) throw new AppError("CONFLICT", "personal_organization");
}

/** @throws INVALID name_differs where what was typed is neither the place's name nor its slug */
export function refuseOtherName(place: { name: string; slug: string }, typed: string): void {
  const text = typed.normalize("NFC").trim();
  if (text !== place.name && text.toLowerCase() !== place.slug.toLowerCase()) {
    throw new AppError("INVALID", "name_differs", "name");
  }
}

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
