import "server-only";
import { CHANGE, isWithinScopes } from "../../access/limits/credential-scopes";
import type { ProjectPermission } from "../../access/permissions";
import { unexpired } from "../../access/reach";
import { rightsInProject } from "../../access/rights/authority";
import { heldInProject, organizationAllows, projectRights, workspaceAllows } from "../../access/rights/held";
import type { WorkspaceScope } from "../../access/scope";
import { readRightsInProject } from "../../access/shown/rights-in-project";
import type { ChangeView } from "../schema/explain";

type Proposed = Omit<ChangeView, "allowed">;

/** What the person has in the project that the change is about; nobody changes who has more than themself. */
async function rightsOfRow({ db }: WorkspaceScope, projectId: string, userId: string): Promise<string[]> {
  const row = await db.collaborator.findFirst({
    where: { projectId, userId, ...unexpired() },
    select: { role: true, customRole: { select: { permissions: true } } },
  });
  return row === null ? [] : projectRights(heldInProject(row.role, row.customRole?.permissions));
}

async function mayInProject(
  scope: WorkspaceScope,
  kind: ProjectPermission,
  { project, actor, to }: Proposed,
  rightsOf: (project: string) => Promise<ReadonlySet<string>>,
): Promise<boolean> {
  if (project?.id == null || !isWithinScopes(scope.actor, kind, CHANGE, project.id)) return false;
  const rights = await rightsOf(project.id);
  const touched = actor?.id == null ? [] : await rightsOfRow(scope, project.id, actor.id);
  return [kind, ...(to === null ? [] : rightsInProject(to)), ...touched].every((right) => rights.has(right));
}

/**
 * Whether the caller may make a change: by the rights that the change itself asks for, where it asks for them, and by
 * what their credential is good for.
 */
export function changesToMake(scope: WorkspaceScope): (change: Proposed) => Promise<boolean> {
  const { organizationRole, actor } = scope;
  const beyondWorkspace = (actor.credential?.workspaceId ?? null) === null;
  const known = new Map<string, Promise<ReadonlySet<string>>>();
  const rightsOf = (project: string) => {
    const rights = known.get(project) ?? readRightsInProject(scope, project);
    known.set(project, rights);
    return rights;
  };
  return async (change) => {
    const { kind } = change;
    switch (kind) {
      case "user.resume":
        return actor.operator && beyondWorkspace && isWithinScopes(actor, kind, CHANGE);
      case "organization-member.change-role":
      case "organization-member.resume":
      case "workspace.unarchive":
        if (organizationRole === null || !organizationAllows([organizationRole], kind)) return false;
        return beyondWorkspace && isWithinScopes(actor, kind, CHANGE);
      case "collaborator.add":
      case "collaborator.update":
      case "collaborator.remove":
        return mayInProject(scope, kind, change, rightsOf);
      case "project.unarchive":
        return mayInProject(scope, kind, { ...change, actor: null }, rightsOf);
      default:
        return workspaceAllows(scope, kind) && isWithinScopes(actor, kind, CHANGE);
    }
  };
}
