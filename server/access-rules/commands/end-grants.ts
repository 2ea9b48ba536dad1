import "server-only";
import type { AuditDraft, TransactionDatabase } from "../../audit/audited";
import { RULE_COLUMNS } from "../queries/rules";
import { targetOf } from "./kept-rule";
import { ruleEntry, termsFields } from "./rule-entry";

/** Whom it ends for, or what it ends with; at least one of them. */
interface GrantFilter {
  userId?: string;
  serviceAccountId?: string;
  groupId?: string;
  sharedProjectId?: string;
  organizationId?: string;
  workspaceId?: string;
  scope?: { in: readonly string[] };
}

interface EndedGrants {
  /** How many rules named them. */
  rules: number;
  /** One for each rule that named nobody else and went too. */
  entries: AuditDraft[];
}

const COLUMNS = { ...RULE_COLUMNS, organizationId: true, workspaceId: true } as const;

function removed(rule: { organizationId: string; workspaceId: string } & Parameters<typeof targetOf>[0]): AuditDraft {
  const { id, organizationId, workspaceId, permission, expiresAt, source } = rule;
  const terms = { target: targetOf(rule), permission, expiresAt };
  const before = { ...termsFields(terms), source };
  return ruleEntry({ organizationId, workspaceId }, id, terms, { action: "access-rule.remove", before });
}

/** Deletes those of the rules that name nobody, and says so of each. */
export async function removeEmptied(tx: TransactionDatabase, ids: readonly string[]): Promise<AuditDraft[]> {
  const where = { id: { in: [...ids] }, grants: { none: {} } };
  const rules = await tx.accessRule.findMany({ where, select: COLUMNS });
  await tx.accessRule.deleteMany({ where: { id: { in: rules.map(({ id }) => id) } } });
  return rules.map(removed);
}

/** Ends what rules gave to somebody, from the next request on; a rule that then names nobody goes too. */
export async function endGrants(
  tx: TransactionDatabase,
  filter: GrantFilter,
  { emptied = "go" }: { emptied?: "go" | "stay" } = {},
): Promise<EndedGrants> {
  const { scope, ...named } = filter;
  const where = { ...named, ...(scope === undefined ? {} : { scope: { in: [...scope.in] } }) };
  const rows = await tx.accessGrant.findMany({ where, distinct: ["ruleId"], select: { ruleId: true } });
  await tx.accessGrant.deleteMany({ where });
  const ids = rows.map(({ ruleId }) => ruleId);
  return { rules: ids.length, entries: emptied === "stay" ? [] : await removeEmptied(tx, ids) };
}

/**
 * What goes with a project: rows about the rules on it and on what lies in it, and which rules share something into it.
 */
export async function rulesOfProject(tx: TransactionDatabase, projectId: string) {
  const where = { OR: [{ projectId }, { resource: { projectId } }] };
  const rules = await tx.accessRule.findMany({ where, select: COLUMNS });
  const shares = await tx.accessGrant.findMany({ where: { sharedProjectId: projectId }, select: { ruleId: true } });
  return { where, entries: rules.map(removed), sharing: shares.map(({ ruleId }) => ruleId) };
}

/**
 * Ends the rules on a project and on what lies in it, and the sharing into it: they belong to the workspace it leaves.
 */
export async function endRulesOfProject(tx: TransactionDatabase, projectId: string): Promise<EndedGrants> {
  const { where, entries, sharing } = await rulesOfProject(tx, projectId);
  await tx.accessRule.deleteMany({ where });
  await tx.accessGrant.deleteMany({ where: { sharedProjectId: projectId } });
  const emptied = await removeEmptied(tx, sharing);
  return { rules: entries.length + sharing.length, entries: [...entries, ...emptied] };
}

/** Ends what single people were given on a project or on something in it, when they leave the project. */
export async function endGrantsInProject(
  tx: TransactionDatabase,
  projectId: string,
  userId: string,
): Promise<EndedGrants> {
  const rows = await tx.accessGrant.findMany({
    where: { userId, rule: { OR: [{ projectId }, { resource: { projectId } }] } },
    select: { scope: true },
  });
  if (rows.length === 0) return { rules: 0, entries: [] };
  return endGrants(tx, { userId, scope: { in: rows.map(({ scope }) => scope) } });
}
