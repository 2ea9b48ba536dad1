import { EmptyState } from "@/app/_components/page/empty-state";
import { Table } from "@/app/_components/table/table";
import type { Column, Row } from "@/app/_components/table/types";
import { dayText, type Clock } from "@/app/_lib/format";
import { CHARGES } from "@/app/_sentences/billing/plans";
import { lastDayOf } from "@/server/billing/periods";
import { formatMoney } from "@/server/money/money";
import type { LineView } from "@/server/subscriptions/schema";

import { pricedQuantity, rateText, unitPriceText } from "./words";

interface Charged {
  lines: readonly LineView[];
  currency: string;
  subtotal: number;
  taxName: string;
  taxRate: number;
  tax: number;
  total: number;
}

const COLUMNS: readonly Column[] = [
  { key: "line", label: CHARGES.line, head: true },
  { key: "quantity", label: CHARGES.quantity, kind: "number" },
  { key: "price", label: CHARGES.price, kind: "number" },
  { key: "amount", label: CHARGES.amount, kind: "number" },
];

/** The last day of a line, for people. */
function spanText({ periodStart, periodEnd }: LineView, clock: Clock): string {
  const last = lastDayOf({ end: periodEnd });
  return last === periodStart ? dayText(last, clock) : `${dayText(periodStart, clock)} – ${dayText(last, clock)}`;
}

function rowOf(line: LineView, at: number, currency: string, clock: Clock): Row {
  const { locale } = clock;
  return {
    id: String(at),
    name: line.description,
    cells: {
      line: { text: line.description, note: spanText(line, clock) },
      quantity: pricedQuantity(line.quantity, line.unit, clock),
      price: unitPriceText(line.unitPrice, line.unit, currency, clock),
      amount: formatMoney(line.amount, currency, locale),
    },
  };
}

/** Below the amounts, as on an invoice; what it all comes to is the last. */
function Sums({ of }: { of: readonly (readonly [label: string, amount: string])[] }) {
  return (
    <dl className="panel divide-line divide-y text-sm">
      {of.map(([label, amount]) => (
        <div key={label} className="flex justify-between gap-4 px-4 py-2 last:font-semibold">
          <dt>{label}</dt>
          <dd className="tabular-nums">{amount}</dd>
        </div>
      ))}
    </dl>
  );
}

interface ChargesProps {
  charged: Charged;
  clock: Clock;
  path: string;
}

/** Lines and sums, as an invoice has them. */
export function Charges({ charged, clock, path }: ChargesProps) {
  const { lines, currency, subtotal, taxName, taxRate, tax, total } = charged;
  const money = (amount: number) => formatMoney(amount, currency, clock.locale);
  return (
    <>
      <Table
        label={CHARGES.label}
        columns={COLUMNS}
        rows={lines.map((line, at) => rowOf(line, at, currency, clock))}
        clock={clock}
        address={{ path, query: {} }}
        empty={<EmptyState title={CHARGES.none}>{CHARGES.noneText}</EmptyState>}
      />
      {lines.length === 0 ? null : (
        <Sums
          of={[
            [CHARGES.subtotal, money(subtotal)],
            [CHARGES.tax(taxName, rateText(taxRate, clock)), money(tax)],
            [CHARGES.total, money(total)],
          ]}
        />
      )}
    </>
  );
}
