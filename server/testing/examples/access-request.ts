import { newId } from "@/server/ids";
import { resourceIn } from "../factories/access";
import { person, project, workspaceMember, type Person } from "../factory";
import { write } from "../rows";
import type { Tenant } from "../tenant";

const DAY_MILLISECONDS = 86_400_000;

/** Somebody of the workspace who lacks a right, and a resource of a private project that they ask for. */
async function asking({ owner, workspace }: Tenant) {
  const asker = await person();
  await workspaceMember(workspace, asker);
  const hidden = await project(workspace, owner);
  return { asker, resource: await resourceIn(hidden) };
}

/** An open request for a resource that is there. */
async function accessRequest(of: Tenant): Promise<{ id: string; asker: Person; resource: { id: string } }> {
  const { asker, resource } = await asking(of);
  const id = newId("arq");
  const place = { organizationId: of.organization.id, workspaceId: of.workspace.id };
  const named = { type: resource.type, target: resource.id, resourceId: resource.id };
  await write((tx) =>
    tx.accessRequest.create({ data: { id, ...place, userId: asker.id, permission: "modify", ...named } }),
  );
  return { id, asker, resource };
}

/** Calls that succeed. */
export const ACCESS_REQUEST_EXAMPLES = {
  create: async (of: Tenant) => {
    const { asker, resource } = await asking(of);
    const wanted = { permission: "read" as const, resource: { type: resource.type, id: resource.id } };
    return { actor: asker.actor, input: { workspace: of.workspace.id, ...wanted } };
  },
  withdraw: async (of: Tenant) => {
    const { id, asker } = await accessRequest(of);
    return { actor: asker.actor, input: { workspace: of.workspace.id, request: id } };
  },
  approve: async (of: Tenant) => {
    const { id } = await accessRequest(of);
    const expiresAt = new Date(Date.now() + 30 * DAY_MILLISECONDS).toISOString();
    return { actor: of.owner.actor, input: { workspace: of.workspace.id, request: id, expiresAt } };
  },
  decline: async (of: Tenant) => {
    const { id } = await accessRequest(of);
    return { actor: of.owner.actor, input: { workspace: of.workspace.id, request: id } };
  },
};
