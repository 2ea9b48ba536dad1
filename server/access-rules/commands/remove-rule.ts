import "server-only";
import type { WorkspaceScope } from "../../access/scope";
import { audited } from "../../audit/audited";
import { readSight } from "../queries/filters";
import type { RemovedRuleView } from "../schema";
import { granterNow } from "./check-grant";
import { keptRule, keptSubjects } from "./kept-rule";
import { ruleEntry, subjectFields, termsFields } from "./rule-entry";

/**
 * Deletes a rule: what it gave ends with the next request, unless something else gives it too.
 * @throws NOT_FOUND, FORBIDDEN rank_too_low
 */
export async function removeRule(scope: WorkspaceScope, input: { rule: string }): Promise<RemovedRuleView> {
  const place = { organizationId: scope.organization.id, workspaceId: scope.workspace.id };
  const sight = await readSight(scope);
  return audited(
    scope,
    "access-rule.remove",
    async (tx) => {
      const granter = await granterNow(tx, scope, "access-rule.remove");
      const kept = await keptRule(tx, granter, input.rule, sight);
      const { id, source } = kept;
      const subjects = await keptSubjects(tx, id, {});
      await tx.accessRule.delete({ where: { id } });
      const before = { ...termsFields(kept), ...subjectFields(subjects), source };
      return { value: { id }, entries: ruleEntry(place, id, kept, { before }) };
    },
    { lock: { organization: place.organizationId } },
  );
}
