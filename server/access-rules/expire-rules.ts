import "server-only";
import type { SystemScope } from "../access/scope";
import { audited, type AuditDraft } from "../audit/audited";
import { each } from "../each";
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

interface Over {
  id: string;
  organizationId: string;
}

async function removeRule(scope: SystemScope, { id, organizationId }: Over): Promise<void> {
  await audited(
    scope,
    "access-rule.expire",
    async (tx) => {
      const where = { id, ...over(new Date()) };
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

async function* allOver(scope: SystemScope): AsyncGenerator<Over> {
  for (let turn = 0; turn < TURNS; turn += 1) {
    const rows = await scope.db.accessRule.findMany({
      where: over(new Date()),
      orderBy: { id: "asc" },
      take: BATCH,
      select: { id: true, organizationId: true },
    });
    yield* rows;
    if (rows.length < BATCH) return;
  }
}

/**
 * Removes the rules that have ended, with their rows in the audit. Until this runs they count for nothing already, since
 * every decision looks at the date. Safe to run on several processes.
 */
export async function expireRules(scope: SystemScope): Promise<void> {
  await each(allOver(scope), (rule) => removeRule(scope, rule), { about: ({ id: rule }) => ({ rule }) });
}
