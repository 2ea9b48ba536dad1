import "server-only";
import { decisionLimits, mayAlso } from "../../access/limits/credential-scopes";
import { forbiddenIn } from "../../access/limits/refusals";
import type { WorkspaceScope } from "../../access/scope";

/** Everyone asks about themself; about others, who has `access.check`. @throws FORBIDDEN permission_missing (actor) */
export function refuseOthers(scope: WorkspaceScope, actors: readonly string[]): void {
  if (mayAlso(scope, "access.check")) return;
  if (actors.some((actor) => actor !== scope.actor.id)) throw forbiddenIn(scope, "access.check", "actor");
}

/** A credential that may only read changes nothing for its own actor; what others may has nothing to do with it. */
export function isReadOnlyFor(scope: WorkspaceScope, actor: string): boolean {
  return actor === scope.actor.id && decisionLimits(scope.actor).readOnly;
}
