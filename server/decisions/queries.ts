import "server-only";
import { decisionLimits } from "../access/credential-scopes";
import { check, type Asked, type AskingLimits } from "../access/evaluate";
import { forbiddenIn } from "../access/refusals";
import { workspaceAllows } from "../access/rights";
import type { WorkspaceScope } from "../access/scope";
import { AppError } from "../errors";
import type { CheckInput, CheckView, QuestionInput } from "./schema";

/** Everyone asks about themself; about others, who has `access.check`. @throws FORBIDDEN permission_missing (actor) */
export function refuseOthers(scope: WorkspaceScope, actors: readonly string[]): void {
  if (workspaceAllows(scope, "access.check")) return;
  if (actors.some((actor) => actor !== scope.actor.id)) throw forbiddenIn(scope, "access.check", "actor");
}

export function placeOf({ workspace, organization }: WorkspaceScope) {
  return { workspaceId: workspace.id, organizationId: organization.id };
}

/** A credential's own limits hold for questions about its actor; what others may has nothing to do with it. */
function limitsFor(scope: WorkspaceScope, actors: readonly string[]): AskingLimits {
  const limits = decisionLimits(scope.actor);
  return actors.every((actor) => actor === scope.actor.id) ? limits : { ...limits, readOnly: false };
}

function askedBy(scope: WorkspaceScope, { actor = scope.actor.id, ...rest }: QuestionInput): Asked {
  return { actor, ...rest };
}

function questionsIn(input: CheckInput): readonly QuestionInput[] {
  const { checks, actor, permission, resource, from } = input;
  if (checks !== undefined) {
    if (permission !== undefined || resource !== undefined) throw new AppError("INVALID", "invalid_value", "checks");
    return actor === undefined ? checks : checks.map((one) => ({ ...one, actor: one.actor ?? actor }));
  }
  if (permission === undefined) throw new AppError("INVALID", "invalid_value", "permission");
  if (resource === undefined) throw new AppError("INVALID", "invalid_value", "resource");
  return [{ actor, permission, resource, from }];
}

/**
 * Answers one question, or up to 1,000, by one statement. What is not there, and whoever is not there, is not allowed.
 * @throws FORBIDDEN permission_missing (actor), INVALID
 */
export async function checkAccess(scope: WorkspaceScope, input: CheckInput): Promise<CheckView> {
  const asked = questionsIn(input).map((one) => askedBy(scope, one));
  const actors = asked.map(({ actor }) => actor);
  refuseOthers(scope, actors);
  const answers = await check(placeOf(scope), asked, limitsFor(scope, actors));
  if (input.checks === undefined) return { allowed: answers[0] === true };
  return { items: answers.map((allowed) => ({ allowed })) };
}
