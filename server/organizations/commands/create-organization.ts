import "server-only";
import type { AccountScope } from "../../access/scope";
import { audited } from "../../audit/audited";
import { newId } from "../../ids";
import { refuseOthersThanOperators } from "../creation-policy";
import { foundOrganization } from "../founding";
import { toOrganizationView } from "../queries";
import type { CreatedOrganizationView, CreateOrganizationInput } from "../schema";

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
