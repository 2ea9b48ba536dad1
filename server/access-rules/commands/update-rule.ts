import "server-only";
import type { WorkspaceScope } from "../../access/scope";
import { audited, type AuditDraft, type TransactionDatabase } from "../../audit/audited";
import { readSight } from "../queries/filters";
import { ruleViewIn } from "../queries/rules";
import { wantedTarget } from "../queries/wanted-target";
import type { RuleView, UpdateRuleInput } from "../schema";
import { granterNow, refuseUnseenShares, type Granter } from "./check-grant";
import { changeSubjects, type SubjectChanges } from "./change-subjects";
import { refuseTerms } from "./create-rule";
import { endOfRule } from "./insert-rule";
import { keptRule, type KeptRule } from "./kept-rule";
import { resolveTarget, targetColumns, type RuleTarget } from "./resolve-target";
import { ruleEntry, subjectFields, termsFields, type RuleTerms } from "./rule-entry";

type Fields = NonNullable<AuditDraft["before"]>;

interface Place {
  organizationId: string;
  workspaceId: string;
}

async function nextTarget(
  tx: TransactionDatabase,
  workspaceId: string,
  { target }: Pick<KeptRule, "target">,
  input: UpdateRuleInput,
): Promise<RuleTarget> {
  const resource = target.resource?.id ?? null;
  const project = resource === null ? (target.project?.id ?? null) : null;
  const now = { resourceType: target.resourceType, project, resource };
  return resolveTarget(tx, workspaceId, wantedTarget(now, input));
}

/**
 * The changed fields alone. Where the rule goes from one project to another, the names of the former place stay out: who
 * knows of the new one need not know of it.
 */
function changed(before: RuleTerms, after: RuleTerms): { before: Fields; after: Fields } {
  const [old, now] = [termsFields(before), termsFields(after)];
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((name) => old[name] !== now[name]);
  const of = (fields: Fields) => Object.fromEntries(names.map((name) => [name, fields[name] ?? null]));
  const { projectName, resourceName, ...former } = of(old);
  const leaves = before.target.project !== null && before.target.project.id !== after.target.project?.id;
  return { before: leaves && after.target.project !== null ? former : of(old), after: of(now) };
}

async function nextTerms(
  tx: TransactionDatabase,
  granter: Granter,
  kept: KeptRule,
  input: UpdateRuleInput,
): Promise<RuleTerms & { permission: "read" | "modify" }> {
  const target = await nextTarget(tx, granter.place.workspaceId, kept, input);
  const permission = input.permission ?? kept.permission;
  const expiresAt = input.expiresAt === undefined ? kept.expiresAt : endOfRule(input.expiresAt);
  await refuseTerms(tx, granter, { target, permission, expiresAt });
  return { target, permission, expiresAt };
}

function entriesOf(place: Place, kept: KeptRule, terms: RuleTerms, subjects: SubjectChanges): AuditDraft[] {
  const fields = changed(kept, terms);
  const before = { ...fields.before, ...subjectFields(subjects.removed) };
  const after = { ...fields.after, ...subjectFields(subjects.added) };
  if (Object.keys(before).length === 0 && Object.keys(after).length === 0) return [];
  // A rule that leaves its only project is told of there.
  const shown = terms.target.project === null && kept.target.project !== null ? kept : terms;
  return [ruleEntry(place, kept.id, shown, { before, after })];
}

/**
 * Changes what a rule gives, where it holds, whom it names, or when it ends, from the next request on.
 * @throws NOT_FOUND, FORBIDDEN rank_too_low, examples_read_only, CONFLICT archived, LIMIT too_many, INVALID
 */
export async function updateRule(scope: WorkspaceScope, input: UpdateRuleInput): Promise<RuleView> {
  const place = { organizationId: scope.organization.id, workspaceId: scope.workspace.id };
  const sight = await readSight(scope);
  return audited(
    scope,
    "access-rule.update",
    async (tx) => {
      const granter = await granterNow(tx, scope, "access-rule.update");
      const kept = await keptRule(tx, granter, input.rule, sight);
      const terms = await nextTerms(tx, granter, kept, input);
      const { columns } = targetColumns(place.workspaceId, terms.target);
      const { permission, expiresAt } = terms;
      await tx.accessRule.update({ where: { id: kept.id }, data: { ...columns, permission, expiresAt } });
      const subjects = await changeSubjects(tx, place, kept.id, terms, input);
      await refuseUnseenShares(tx, granter, subjects.added);
      const value = await ruleViewIn(tx, place.workspaceId, kept.id, sight);
      return { value, entries: entriesOf(place, kept, terms, subjects) };
    },
    { lock: { organization: place.organizationId } },
  );
}
