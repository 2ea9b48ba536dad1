import { sql } from "../database";
import type { Tenant } from "../tenant";

/** A workspace as its organization's administration names it. */
function targetOf({ organization, workspace }: Tenant) {
  return { organization: organization.id, target: workspace.id };
}

async function setTime(table: "organizations" | "workspaces", column: string, id: string): Promise<void> {
  await sql(`update "${table}" set "${column}" = now() where "id" = $1`, id);
}

/** Calls that succeed: what is done to an organization as a whole. */
export const ORGANIZATION_EXAMPLES = {
  remove: ({ owner, organization: { id, name } }: Tenant) => ({
    actor: owner.actor,
    input: { organization: id, name },
  }),
  restore: async ({ owner, organization }: Tenant) => {
    await setTime("organizations", "deletedAt", organization.id);
    return { actor: owner.actor, input: { organization: organization.id } };
  },
};

/** Calls that succeed: what is done to a workspace as a whole. */
export const WORKSPACE_EXAMPLES = {
  archive: (of: Tenant) => ({ actor: of.owner.actor, input: targetOf(of) }),
  unarchive: async (of: Tenant) => {
    await setTime("workspaces", "archivedAt", of.workspace.id);
    return { actor: of.owner.actor, input: targetOf(of) };
  },
  suspend: (of: Tenant) => ({ actor: of.owner.actor, input: targetOf(of) }),
  resume: async (of: Tenant) => {
    await setTime("workspaces", "suspendedAt", of.workspace.id);
    return { actor: of.owner.actor, input: targetOf(of) };
  },
  remove: (of: Tenant) => ({ actor: of.owner.actor, input: { ...targetOf(of), name: of.workspace.name } }),
  restore: async (of: Tenant) => {
    await setTime("workspaces", "deletedAt", of.workspace.id);
    return { actor: of.owner.actor, input: targetOf(of) };
  },
};
