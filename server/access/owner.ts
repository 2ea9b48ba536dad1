import type { Owner } from "../db/tenant";
import type { Scope, Unproved } from "./scope";

/** What a scope's database handle is confined to. */
export function ownerOf(scope: Scope | Unproved<Scope>): Owner {
  switch (scope.level) {
    case "system":
      return null;
    case "instance":
      return { instance: true };
    case "account":
      return { userId: scope.actor.id };
    case "organization":
      return { organizationId: scope.organization.id };
    case "invitation":
      return { organizationId: scope.organization.id, accountId: scope.actor.id };
    case "workspace":
      return { organizationId: scope.organization.id, workspaceId: scope.workspace.id };
    case "project":
      return { organizationId: scope.organization.id, workspaceId: scope.workspace.id, projectId: scope.project.id };
  }
}
