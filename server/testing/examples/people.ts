import { sql } from "../database";
import type { Examples } from "./types";
import { person, workspaceMember, type Person } from "../factory";
import { customRole, group } from "../factories/groups-and-roles";
import { serviceAccount } from "../factories/machines";
import type { Tenant } from "../tenant";

async function memberOf({ workspace }: Tenant): Promise<Person> {
  const who = await person();
  await workspaceMember(workspace, who);
  return who;
}

/** Calls that succeed for the people and machines of a workspace. */
export const PEOPLE_EXAMPLES: Pick<Examples, "members" | "groups" | "roles" | "serviceAccounts"> = {
  members: {
    changeRole: async (of) => {
      const { id: user } = await memberOf(of);
      return { actor: of.owner.actor, input: { workspace: of.workspace.id, user, role: "viewer" } };
    },
    remove: async (of) => {
      const { id: user } = await memberOf(of);
      return { actor: of.owner.actor, input: { workspace: of.workspace.id, user } };
    },
    leave: async (of) => ({ actor: (await memberOf(of)).actor, input: { workspace: of.workspace.id } }),
    changeRoles: async (of) => {
      const { id } = await memberOf(of);
      return { actor: of.owner.actor, input: { workspace: of.workspace.id, users: [id], role: "viewer" } };
    },
    setEndDate: async (of) => {
      const { id: user } = await memberOf(of);
      const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
      return { actor: of.owner.actor, input: { workspace: of.workspace.id, user, expiresAt } };
    },
    removeMany: async (of) => {
      const { id } = await memberOf(of);
      return { actor: of.owner.actor, input: { workspace: of.workspace.id, users: [id] } };
    },
    changeRolesInOrganization: async (of) => {
      const { id } = await memberOf(of);
      return { actor: of.owner.actor, input: { organization: of.organization.id, users: [id], role: "billing" } };
    },
    setEndDateInOrganization: async (of) => {
      const { id: user } = await memberOf(of);
      const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
      return { actor: of.owner.actor, input: { organization: of.organization.id, user, expiresAt } };
    },
    removeManyFromOrganization: async (of) => {
      const { id } = await memberOf(of);
      return { actor: of.owner.actor, input: { organization: of.organization.id, users: [id] } };
    },
    changeRoleInOrganization: async (of) => {
      const { id: user } = await memberOf(of);
      return { actor: of.owner.actor, input: { organization: of.organization.id, user, role: "billing" } };
    },
    removeFromOrganization: async (of) => {
      const { id: user } = await memberOf(of);
      return { actor: of.owner.actor, input: { organization: of.organization.id, user } };
    },
    leaveOrganization: async (of) => ({
      actor: (await memberOf(of)).actor,
      input: { organization: of.organization.id },
    }),
    suspend: async (of) => {
      const { id: user } = await memberOf(of);
      return { actor: of.owner.actor, input: { organization: of.organization.id, user } };
    },
    resume: async (of) => {
      const { id: user } = await memberOf(of);
      await sql('update "organization_members" set "suspendedAt" = now() where "userId" = $1', user);
      return { actor: of.owner.actor, input: { organization: of.organization.id, user } };
    },
  },

  groups: {
    create: ({ owner, workspace }) => ({
      actor: owner.actor,
      input: { workspace: workspace.id, name: "Vision team", description: "Who trains" },
    }),
    update: async ({ owner, workspace }) => {
      const { id } = await group(workspace, owner);
      return { actor: owner.actor, input: { workspace: workspace.id, group: id, name: "Speech team" } };
    },
    addMembers: async ({ owner, workspace }) => {
      const { id } = await group(workspace, owner);
      const members = [{ type: "user" as const, id: owner.id }];
      return { actor: owner.actor, input: { workspace: workspace.id, group: id, members } };
    },
    removeMembers: async ({ owner, workspace }) => {
      const { id } = await group(workspace, owner, { people: [owner] });
      const members = [{ type: "user" as const, id: owner.id }];
      return { actor: owner.actor, input: { workspace: workspace.id, group: id, members } };
    },
    remove: async ({ owner, workspace }) => {
      const { id } = await group(workspace, owner);
      return { actor: owner.actor, input: { workspace: workspace.id, group: id } };
    },
  },

  roles: {
    create: ({ owner, workspace }) => ({
      actor: owner.actor,
      input: { workspace: workspace.id, level: "workspace", name: "Inviter", permissions: ["invitation.create"] },
    }),
    update: async ({ owner, workspace }) => {
      const { id } = await customRole(workspace, owner);
      return { actor: owner.actor, input: { workspace: workspace.id, role: id, permissions: ["project.create"] } };
    },
    remove: async ({ owner, workspace }) => {
      const { id } = await customRole(workspace, owner);
      return { actor: owner.actor, input: { workspace: workspace.id, role: id } };
    },
  },

  serviceAccounts: {
    create: ({ owner, workspace }) => ({
      actor: owner.actor,
      input: { workspace: workspace.id, name: "Nightly training" },
    }),
    update: async ({ owner, workspace }) => {
      const { serviceAccount: id } = await serviceAccount(workspace, { createdBy: owner });
      const input = { workspace: workspace.id, serviceAccount: id, name: "Weekly training", allowImpersonation: true };
      return { actor: owner.actor, input };
    },
    suspend: async ({ owner, workspace }) => {
      const { serviceAccount: id } = await serviceAccount(workspace, { createdBy: owner });
      return { actor: owner.actor, input: { workspace: workspace.id, serviceAccount: id } };
    },
    resume: async ({ owner, workspace }) => {
      const { serviceAccount: id } = await serviceAccount(workspace, { createdBy: owner });
      await sql('update "service_accounts" set "suspendedAt" = now() where "id" = $1', id);
      return { actor: owner.actor, input: { workspace: workspace.id, serviceAccount: id } };
    },
    remove: async ({ owner, workspace }) => {
      const { serviceAccount: id } = await serviceAccount(workspace, { createdBy: owner });
      return { actor: owner.actor, input: { workspace: workspace.id, serviceAccount: id } };
    },
  },
};
