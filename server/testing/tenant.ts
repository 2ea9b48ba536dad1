import {
  organization,
  person,
  project,
  workspace,
  type OrganizationRef,
  type Person,
  type ProjectRef,
  type WorkspaceRef,
} from "./factory";

/** A customer with one of everything: a workspace beside the default one, and a private project in it. */
export interface Tenant {
  owner: Person;
  organization: OrganizationRef;
  workspace: WorkspaceRef;
  project: ProjectRef;
}

export async function tenant(): Promise<Tenant> {
  const owner = await person();
  const made = await organization(owner);
  const room = await workspace(made, owner);
  return { owner, organization: made, workspace: room, project: await project(room, owner) };
}

/** The fields by which an input names a place. */
export function placeOf(level: string | undefined, of: Tenant): Record<string, string> {
  if (level === "organization") return { organization: of.organization.id };
  if (level === "workspace") return { workspace: of.workspace.id };
  if (level === "project") return { workspace: of.workspace.id, project: of.project.id };
  return {};
}
