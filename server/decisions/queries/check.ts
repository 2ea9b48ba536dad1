import "server-only";
import { check, questionsOf, type Asked } from "../../access/evaluate";
import { decisionLimits } from "../../access/limits/credential-scopes";
import { placeOf } from "../../access/place";
import type { WorkspaceScope } from "../../access/scope";
import { AppError } from "../../errors";
import type { CheckInput, CheckView, QuestionInput } from "../schema";
import { isReadOnlyFor, refuseOthers } from "./asking";

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

/** What a credential that may only read is not good for, though its actor may do it. */
function isBeyond(scope: WorkspaceScope, asked: Asked | undefined): boolean {
  if (asked === undefined || !isReadOnlyFor(scope, asked.actor)) return false;
  return questionsOf(asked).some(({ level }) => level !== "read");
}

/**
 * Answers one question, or up to 1,000, by one statement. What is not there, and whoever is not there, is not allowed.
 * @throws FORBIDDEN permission_missing (actor), INVALID
 */
export async function checkAccess(scope: WorkspaceScope, input: CheckInput): Promise<CheckView> {
  const asked = questionsIn(input).map((one) => askedBy(scope, one));
  refuseOthers(
    scope,
    asked.map(({ actor }) => actor),
  );
  const limits = decisionLimits(scope.actor);
  const found = await check(placeOf(scope), asked, { ...limits, readOnly: false });
  const answers = found.map((allowed, index) => allowed && !isBeyond(scope, asked[index]));
  if (input.checks === undefined) return { allowed: answers[0] === true };
  return { items: answers.map((allowed) => ({ allowed })) };
}
