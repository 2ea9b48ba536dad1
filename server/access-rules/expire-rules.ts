import "server-only";
import type { SystemScope } from "../access/scope";
import { audited, type AuditDraft } from "../audit/audited";
import { targetOf } from "./commands/kept-rule";
import { ruleEntry, termsFields } from "./commands/rule-entry";
import { RULE_COLUMNS } from "./queries/rules";

/** So many rules are removed in one turn of the task at most, each in a transaction of its own. */
const BATCH = 100;
const TURNS = 10;

const COLUMNS = { ...RULE_COLUMNS, organizationId: true, workspaceId: true } as const;

/** Rules whose end has passed, and those that name nobody any more. */
function over(now: Date) {
  return { OR: [{ expiresAt: { lte: now } }, { grants: { none: {} } }] };
}

async function removeRule(scope: SystemScope, id: string, organizationId: string, now: Date): Promise<void> {
  await audited(
    scope,
    "access-rule.expire",
    async (tx) => {
      const where = { id, ...over(now) };
      const rule = await tx.accessRule.findFirst({ where, select: COLUMNS });
      // It may have been given another end, or somebody to name, meanwhile.
      const { count } = await tx.accessRule.deleteMany({ where });
      if (rule === null || count === 0) return { value: undefined, entries: [] };
      const terms = { target: targetOf(rule), permission: rule.permission, expiresAt: rule.expiresAt };
      const place = { organizationId, workspaceId: rule.workspaceId };
      const entry: AuditDraft = ruleEntry(place, id, terms, {
        before: { ...termsFields(terms), source: rule.source },
      });
      return { value: undefined, entries: entry };
    },
    { lock: { organization: organizationId } },
  );
}

/**
 * Removes the rules that have ended, with their rows in the audit. Until this runs they count for nothing already, since
 * every decision looks at the date. Safe to run on several processes.
 */
export async function expireRules(scope: SystemScope): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) {
    const now = new Date();
    const rows = await scope.db.accessRule.findMany({
      where: over(now),
      orderBy: { id: "asc" },
      take: BATCH,
      select: { id: true, organizationId: true },
    });
    for (const { id, organizationId } of rows) await removeRule(scope, id, organizationId, now);
    if (rows.length < BATCH) return;
  }
}
