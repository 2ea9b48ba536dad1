import { LinkButton } from "@/app/_components/link-button";
import { EmptyState } from "@/app/_components/page/empty-state";
import { Section } from "@/app/_components/page/section";
import { Table } from "@/app/_components/table/table";
import type { Cell, Column, Row } from "@/app/_components/table/types";
import type { Clock } from "@/app/_lib/format";
import { exportLinks } from "@/app/_lib/list/export-links";
import { listAddress, type Query } from "@/app/_lib/list/list-query";
import { urls, withQuery } from "@/app/_lib/urls";
import { USAGE } from "@/app/_sentences/billing/usage";
import type { UsageItem, UsageView } from "@/server/usage/schema/report";

import { USAGE_FILTERS } from "./usage-query";
import { amountText, changeText, groupingText, keyText, quantityText, shareText } from "./words";

interface UsageTableProps {
  view: UsageView;
  clock: Clock;
  path: string;
  /** The same list of the REST API, without its ending. */
  api: string;
  asked: Readonly<Record<string, string | number | undefined>>;
  query: Query;
  /** Which groups lead on, to the filter of the same name; a place's own do not. */
  leads: readonly string[];
}

function nameCell(item: UsageItem, { view, clock, path, query, leads }: UsageTableProps): Cell {
  const text = keyText(item, view.groupBy, clock);
  const { groupBy: lead } = view;
  if (!leads.includes(lead) || item.key === "" || item.key === "other") return text;
  const { by: _by, cursor: _cursor, ...rest } = listAddress(path, query, ...USAGE_FILTERS).query;
  return { text, href: withQuery(path, { ...rest, [lead]: item.key }) };
}

function rowOf(item: UsageItem, props: UsageTableProps): Row {
  const { view, clock } = props;
  const { sum, aggregation, currency } = view;
  return {
    id: item.key,
    name: keyText(item, view.groupBy, clock),
    cells: {
      name: nameCell(item, props),
      quantity: quantityText(item.quantity, item.unit, clock),
      share: sum === null || aggregation === "max" ? null : shareText(item.quantity, sum.quantity, clock),
      previous: quantityText(item.previous, item.unit, clock),
      change: changeText(item, clock),
      amount: amountText(item.amount, currency, clock),
    },
  };
}

function columnsOf({ groupBy, sum, aggregation, items }: UsageView): Column[] {
  const parts = sum !== null && aggregation !== "max" && groupBy !== "day" && groupBy !== "hour";
  return [
    { key: "name", label: groupBy === "meter" ? USAGE.meter : groupingText(groupBy), head: true },
    { key: "quantity", label: USAGE.quantity, kind: "number" },
    ...(parts ? [{ key: "share", label: USAGE.share, kind: "number" as const }] : []),
    { key: "previous", label: USAGE.earlier, kind: "number" },
    { key: "change", label: USAGE.change, kind: "number" },
    ...(items.some(({ amount }) => amount !== null)
      ? [{ key: "amount", label: USAGE.amount, kind: "number" as const }]
      : []),
  ];
}

/** What was used, one row for each group, and the file of exactly this. */
export function UsageTable(props: UsageTableProps) {
  const { view, clock, path, api, asked, query } = props;
  const label = view.groupBy === "meter" ? USAGE.all : groupingText(view.groupBy);
  const priced = view.items.some(({ amount }) => amount !== null);
  const notes = [...(view.aggregation === "max" ? [USAGE.largest] : []), ...(priced ? [USAGE.price] : [])];
  const empty = (
    <EmptyState title={USAGE.none} action={<LinkButton href={urls.apiReference()}>{USAGE.howTo}</LinkButton>}>
      {USAGE.noneText}
    </EmptyState>
  );
  return (
    <Section
      title={label}
      actions={
        <>
          {exportLinks(api, asked).map((file) => (
            <LinkButton key={file.href} variant="quiet" href={file.href} download>
              {file.label}
            </LinkButton>
          ))}
        </>
      }
    >
      <Table
        label={label}
        columns={columnsOf(view)}
        rows={view.items.map((item) => rowOf(item, props))}
        clock={clock}
        address={listAddress(path, query, ...USAGE_FILTERS)}
        total={view.total}
        nextCursor={view.nextCursor}
        empty={empty}
      />
      {notes.length === 0 ? null : <p className="text-muted max-w-prose text-sm">{notes.join(" ")}</p>}
    </Section>
  );
}
