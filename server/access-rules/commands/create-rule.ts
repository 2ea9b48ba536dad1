import "server-only";
import type { WorkspaceScope } from "../../access/scope";
import { audited, type TransactionDatabase } from "../../audit/audited";
import { AppError } from "../../errors";
import { readSight } from "../queries/filters";
import { ruleViewIn } from "../queries/rules";
import type { CreateRuleInput, RuleView } from "../schema";
import { granterNow, refuseBeyondOwn, refuseUnseenShares, type Granter } from "./check-grant";
import { endOfRule, insertRule, type RuleDraft } from "./insert-rule";
import { resolveSubjects, type Subject } from "./resolve-subjects";
import { refuseClosed, refuseReadOnlyCategory, resolveTarget, type RuleTarget } from "./resolve-target";

/** @throws INVALID (users, sharedWith): a rule names somebody, and only one resource is shared */
function refuseSubjects(subjects: readonly Pick<Subject, "kind">[], target: RuleTarget): void {
  if (subjects.length === 0) throw new AppError("INVALID", "invalid_value", "users");
  const shared = subjects.some(({ kind }) => kind === "sharedWith");
  if (shared && target.resource === null) throw new AppError("INVALID", "invalid_value", "sharedWith");
}

/** All that is asked of a rule's target, permission and end. @throws as those that it asks */
export async function refuseTerms(
  tx: TransactionDatabase,
  granter: Granter,
  { target, permission, expiresAt }: Pick<RuleDraft, "target" | "permission" | "expiresAt">,
): Promise<void> {
  // First, so that a place that the caller cannot see says nothing of itself.
  await refuseBeyondOwn(tx, granter, target, permission, expiresAt);
  refuseClosed(target);
  refuseReadOnlyCategory(target, permission);
}

/**
 * Gives one permission on one target to people, service accounts, groups and roles of the workspace, and shares a
 * resource into other projects. It holds from the next request on.
 * @throws INVALID (resourceType, project, resource, permission, users.N and the like, expiresAt), LIMIT too_many,
 *   FORBIDDEN rank_too_low, rank_too_low (expiresAt), examples_read_only, CONFLICT archived
 */
export async function createRule(scope: WorkspaceScope, input: CreateRuleInput): Promise<RuleView> {
  const { resourceType, project = null, resource = null, permission } = input;
  const place = { organizationId: scope.organization.id, workspaceId: scope.workspace.id };
  const expiresAt = endOfRule(input.expiresAt);
  const sight = await readSight(scope);
  return audited(
    scope,
    "access-rule.create",
    async (tx) => {
      const granter = await granterNow(tx, scope, "access-rule.create");
      const target = await resolveTarget(tx, place.workspaceId, { resourceType, project, resource });
      await refuseTerms(tx, granter, { target, permission, expiresAt });
      const subjects = await resolveSubjects(tx, input, place);
      refuseSubjects(subjects, target);
      await refuseUnseenShares(tx, granter, subjects);
      const draft = { target, permission, expiresAt, subjects, source: "manual" as const, createdById: granter.id };
      const { id, entry } = await insertRule(tx, place, draft);
      return { value: await ruleViewIn(tx, place.workspaceId, id, sight), entries: entry };
    },
    { lock: { organization: place.organizationId } },
  );
}
