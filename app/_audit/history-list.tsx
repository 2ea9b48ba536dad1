import { EmptyState } from "@/app/_components/page/empty-state";
import { Section } from "@/app/_components/page/section";
import { Table } from "@/app/_components/table/table";
import type { Row, TableAddress } from "@/app/_components/table/types";
import type { Clock } from "@/app/_lib/format";
import { HISTORY } from "@/app/_sentences/machines/history";
import type { HistoryView } from "@/server/audit/schema";

/** A page of what was done to one thing. */
export interface HistoryPage {
  items: readonly HistoryView[];
  nextCursor: string | null;
  total: number | null;
}

interface HistoryListProps {
  title: string;
  description: string;
  history: HistoryPage;
  /** By `historyRow`, in the words of the thing. */
  toRow: (entry: HistoryView) => Row;
  clock: Clock;
  address: TableAddress;
}

const COLUMNS = [
  { key: "when", label: HISTORY.when, kind: "time" },
  { key: "who", label: HISTORY.who },
  { key: "what", label: HISTORY.what, head: true },
  { key: "changes", label: HISTORY.changes },
] as const;

/** All that was done to one thing, as the audit has it. */
export function HistoryList({ title, description, history, toRow, clock, address }: HistoryListProps) {
  return (
    <Section title={title} description={description}>
      <Table
        label={title}
        columns={COLUMNS}
        rows={history.items.map(toRow)}
        clock={clock}
        address={address}
        total={history.total}
        nextCursor={history.nextCursor}
        empty={<EmptyState title={HISTORY.none}>{HISTORY.noneText}</EmptyState>}
      />
    </Section>
  );
}
