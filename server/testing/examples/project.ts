import { sql } from "../database";
import { collaborator, organizationMember, person, workspace, workspaceMember, type Person } from "../factory";
import type { Tenant } from "../tenant";

function at({ workspace: { id }, project }: Tenant) {
  return { workspace: id, project: project.id };
}

async function inProject(of: Tenant): Promise<Person> {
  const who = await person();
  await organizationMember(of.organization, who);
  await collaborator(of.project, who);
  return who;
}

/** Calls that succeed: what is done to a project as a whole. */
export const PROJECT_EXAMPLES = {
  updateSettings: (of: Tenant) => ({ actor: of.owner.actor, input: { ...at(of), ownedCompute: true, hidden: true } }),
  refreshGpuTypes: (of: Tenant) => ({ actor: of.owner.actor, input: at(of) }),
  setVisibility: (of: Tenant) => ({ actor: of.owner.actor, input: { ...at(of), visibility: "open" as const } }),
  setDefault: (of: Tenant) => ({ actor: of.owner.actor, input: at(of) }),
  archive: (of: Tenant) => ({ actor: of.owner.actor, input: at(of) }),
  unarchive: async (of: Tenant) => {
    await sql('update "projects" set "archivedAt" = now() where "id" = $1', of.project.id);
    return { actor: of.owner.actor, input: at(of) };
  },
  handOver: async (of: Tenant) => {
    const heir = await person();
    await workspaceMember(of.workspace, heir);
    return { actor: of.owner.actor, input: { ...at(of), user: heir.id } };
  },
  move: async (of: Tenant) => {
    const { id } = await workspace(of.organization, of.owner);
    return { actor: of.owner.actor, input: { ...at(of), to: id } };
  },
  remove: (of: Tenant) => ({ actor: of.owner.actor, input: { ...at(of), name: of.project.name } }),
  restore: async (of: Tenant) => {
    await sql('update "projects" set "deletedAt" = now() where "id" = $1', of.project.id);
    return { actor: of.owner.actor, input: at(of) };
  },
};

/** Calls that succeed: who is in a project. */
export const COLLABORATOR_EXAMPLES = {
  add: async (of: Tenant) => {
    const who = await person();
    await organizationMember(of.organization, who);
    return { actor: of.owner.actor, input: { ...at(of), email: who.email } };
  },
  update: async (of: Tenant) => {
    const { id: user } = await inProject(of);
    return { actor: of.owner.actor, input: { ...at(of), user, role: "viewer" } };
  },
  remove: async (of: Tenant) => {
    const { id: user } = await inProject(of);
    return { actor: of.owner.actor, input: { ...at(of), user } };
  },
  leave: async (of: Tenant) => ({ actor: (await inProject(of)).actor, input: at(of) }),
};
