import { newId } from "@/server/ids";
import { nameKey } from "@/server/text";
import { sql } from "../database";
import type { Examples } from "./types";
import { write } from "../rows";
import { scimClient } from "../doors/scim";
import type { Tenant } from "../tenant";

/** A group as a directory would have named it, by SCIM where no connection is given. */
export async function directoryGroup(
  { id: organizationId }: { id: string },
  name: string,
  identityProviderId: string | null = null,
): Promise<string> {
  const id = newId("dgr");
  const row = { id, organizationId, identityProviderId, externalId: name, displayName: name, nameKey: nameKey(name) };
  await write((tx) => tx.directoryGroup.create({ data: row }));
  return id;
}

interface MappingOptions {
  value?: string;
  identityProviderId?: string;
  workspaceId?: string;
  groupId?: string;
  role?: string;
}

/** A row that says what a claim's value means: an organization's role unless a workspace is named. */
export async function directoryMapping(
  { id: organizationId }: { id: string },
  options: MappingOptions,
): Promise<string> {
  const { value = "ml-admins", workspaceId, groupId, role, ...rest } = options;
  const id = newId("dmp");
  const target = groupId !== undefined ? "group" : workspaceId === undefined ? "organization_role" : "workspace_role";
  const given = { workspaceId: workspaceId ?? null, groupId: groupId ?? null, role: role ?? null };
  await write(async (tx) => {
    const position = (await tx.directoryMapping.count({ where: { organizationId } })) + 1;
    await tx.directoryMapping.create({
      data: { id, organizationId, position, claimValue: value, target, ...given, ...rest },
    });
  });
  return id;
}

const mappingOf = ({ organization, workspace }: Tenant) =>
  directoryMapping(organization, { workspaceId: workspace.id, role: "member" });

/** Calls that succeed for what directory groups mean. */
export const DIRECTORY_EXAMPLES: Pick<Examples, "directoryMappings" | "provisioning"> = {
  provisioning: {
    update: ({ owner, organization }) => ({
      actor: owner.actor,
      input: { organization: organization.id, brake: 20 },
    }),
    resume: async ({ owner, organization }) => {
      await sql('update "organizations" set "provisioningStoppedAt" = now() where "id" = $1', organization.id);
      return { actor: owner.actor, input: { organization: organization.id } };
    },
    undo: ({ owner, organization }) => ({ actor: owner.actor, input: { organization: organization.id } }),
    createToken: ({ owner, organization }) => ({
      actor: owner.actor,
      input: { organization: organization.id, label: "Directory" },
    }),
    revokeToken: async ({ owner, organization }) => {
      const { tokenId: token } = await scimClient(organization, owner);
      return { actor: owner.actor, input: { organization: organization.id, token } };
    },
  },

  directoryMappings: {
    create: ({ owner, organization, workspace }) => ({
      actor: owner.actor,
      input: {
        organization: organization.id,
        claimValue: "ml-members",
        target: "workspace_role",
        workspace: workspace.id,
        role: "member",
      },
    }),
    update: async (of) => ({
      actor: of.owner.actor,
      input: {
        organization: of.organization.id,
        mapping: await mappingOf(of),
        claimValue: "ml-finance",
        target: "organization_role",
        role: "billing",
      },
    }),
    move: async (of) => {
      await mappingOf(of);
      const mapping = await mappingOf(of);
      return { actor: of.owner.actor, input: { organization: of.organization.id, mapping, position: 1 } };
    },
    remove: async (of) => {
      const mapping = await mappingOf(of);
      return { actor: of.owner.actor, input: { organization: of.organization.id, mapping } };
    },
  },
};
