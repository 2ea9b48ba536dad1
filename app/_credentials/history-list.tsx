import { EmptyState } from "@/app/_components/empty-state";
import { Section } from "@/app/_components/section";
import { Table } from "@/app/_components/table";
import type { Row, TableAddress } from "@/app/_components/table-types";
import { HISTORY } from "@/app/_lib/credential-sentences";
import type { Clock } from "@/app/_lib/format";
import type { HistoryView } from "@/server/credentials/schema";

interface HistoryListProps {
  history: { items: readonly HistoryView[]; nextCursor: string | null; total: number | null };
  clock: Clock;
  address: TableAddress;
}

const COLUMNS = [
  { key: "when", label: HISTORY.when, kind: "time" },
  { key: "who", label: HISTORY.who },
  { key: "what", label: HISTORY.what, head: true },
  { key: "changes", label: HISTORY.changes },
] as const;

const ACTIONS: Readonly<Record<string, string>> = HISTORY.actions;
const FIELDS: Readonly<Record<string, string>> = HISTORY.fields;

/** "service-account.create-credential" -> what the page calls it. */
function actionOf(action: string): string {
  const [, verb = action] = action.split(".");
  return ACTIONS[verb] ?? action;
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.join(", ");
  return typeof value === "string" ? value : JSON.stringify(value ?? null);
}

/** "label: laptop → desktop", for each that changed; what is empty on both sides is left out. */
function changesOf({ before, after }: HistoryView): string | null {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const lines = fields.flatMap((field) => {
    const [old, now] = [before?.[field], after?.[field]];
    const name = FIELDS[field] ?? field;
    const nothing = [old, now].every((value) => value === undefined || value === null || value === "");
    if (nothing) return [];
    return old === undefined ? [`${name}: ${shown(now)}`] : [`${name}: ${shown(old)} → ${shown(now)}`];
  });
  return lines.length === 0 ? null : lines.join("; ");
}

function historyRow(entry: HistoryView): Row {
  const { id, at, actor, behalfOf, action } = entry;
  const who = actor.name ?? HISTORY.nobody;
  const what = actionOf(action);
  return {
    id,
    name: what,
    cells: {
      when: at,
      who: behalfOf === null ? who : { text: who, note: HISTORY.behalfOf(behalfOf.name) },
      what,
      changes: changesOf(entry),
    },
  };
}

/** What was done with one credential, as the audit has it. */
export function HistoryList({ history, clock, address }: HistoryListProps) {
  return (
    <Section title={HISTORY.title} description={HISTORY.text}>
      <Table
        label={HISTORY.title}
        columns={COLUMNS}
        rows={history.items.map(historyRow)}
        clock={clock}
        address={address}
        total={history.total}
        nextCursor={history.nextCursor}
        empty={<EmptyState title={HISTORY.none}>{HISTORY.noneText}</EmptyState>}
      />
    </Section>
  );
}
