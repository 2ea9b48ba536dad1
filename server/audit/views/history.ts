import "server-only";
import type { ReadDatabase } from "../../db/tenant";
import { countOf, keyset, toPage, type Page, type PageInput } from "../../paging";
import type { HistoryView } from "../schema";

const COLUMNS = {
  id: true,
  at: true,
  actorType: true,
  actorId: true,
  actorName: true,
  behalfOfId: true,
  behalfOfName: true,
  action: true,
  before: true,
  after: true,
} as const;

interface HistoryColumns {
  id: string;
  at: Date;
  actorType: string;
  actorId: string | null;
  actorName: string | null;
  behalfOfId: string | null;
  behalfOfName: string | null;
  action: string;
  before: unknown;
  after: unknown;
}

/** The changed fields of a row, as they were kept. */
export function fieldsIn(value: unknown): HistoryView["before"] {
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : null;
}

function toHistoryView(row: HistoryColumns): HistoryView {
  const { actorType: type, actorId, actorName, behalfOfId, behalfOfName } = row;
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: { type, id: actorId, name: actorName },
    behalfOf: behalfOfId === null ? null : { id: behalfOfId, name: behalfOfName ?? "" },
    action: row.action,
    before: fieldsIn(row.before),
    after: fieldsIn(row.after),
  };
}

/** What was done to one thing, as the audit has it: who sees it sees its rows, without a further right. */
export async function listHistory(
  db: Pick<ReadDatabase, "auditEntry">,
  target: { type: string; id: string },
  input: PageInput,
): Promise<Page<HistoryView>> {
  const { after, orderBy, take } = keyset(input);
  const where = { targetType: target.type, targetId: target.id, result: "done" };
  const rows = await db.auditEntry.findMany({ where: { ...where, ...after }, orderBy, take, select: COLUMNS });
  const count = await countOf(input, rows.length, (limit) => db.auditEntry.count({ where, ...limit }));
  return toPage(input, rows, count, (row) => row.id, toHistoryView);
}
