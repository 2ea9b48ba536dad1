import { Numbers } from "@/app/_components/chart/numbers";
import { StackedChart, type StackedPart } from "@/app/_components/chart/stacked-chart";
import { Section } from "@/app/_components/page/section";
import { dayText, type Clock } from "@/app/_lib/format";
import { USAGE } from "@/app/_sentences/billing/usage";
import { addDecimals, compareDecimals } from "@/server/money/decimal";
import type { UsageOver, UsageView } from "@/server/usage/schema/report";

import { groupingText, keyText, quantityText, spanText, sumText } from "./words";

interface UsageStackProps {
  view: UsageView;
  over: UsageOver;
  meter: string;
  clock: Clock;
  /** The page's own address. */
  path: string;
}

/** Grey, however many other parts there are. */
const REST_MARK = 7;

function partsOf({ view, over, clock }: UsageStackProps): StackedPart[] {
  const { groupBy, sum } = view;
  const text = (quantity: string) => quantityText(quantity, sum?.unit ?? "", clock);
  const part = (key: string, label: string, quantities: readonly string[]) => ({
    key,
    label,
    all: text(addDecimals(...quantities)),
    values: quantities.map(Number),
    texts: quantities.map(text),
  });
  const groups = over.groups.map((group) => part(`of ${group.key}`, keyText(group, groupBy, clock), group.quantities));
  return over.rest === null ? groups : [...groups, { ...part("rest", USAGE.rest, over.rest), mark: REST_MARK }];
}

/** The same in numbers, the last day first. */
function numbersOf({ view, over, clock }: UsageStackProps, parts: readonly StackedPart[]) {
  const days = over.days.map((day, at) => ({
    id: day,
    name: dayText(day, clock),
    cells: {
      day: dayText(day, clock),
      total: quantityText(over.total[at] ?? "0", view.sum?.unit ?? "", clock),
      ...Object.fromEntries(parts.map(({ key, texts }) => [key, texts[at] ?? null])),
    },
  }));
  return days.reverse();
}

function descriptionOf({ view, over, clock }: UsageStackProps, label: string, most: string, at: number): string {
  const [from, to] = spanText(view, clock);
  const day = over.days[at];
  if (day === undefined || view.sum === null || over.total[at] === "0") return USAGE.nothing(label, from, to);
  const all = quantityText(view.sum.quantity, view.sum.unit, clock);
  return USAGE.picture(label, from, to, all, most, dayText(day, clock));
}

/** One meter over time, told apart by its largest parts: a picture, and the table that says the same. */
export function UsageStack(props: UsageStackProps) {
  const { view, over, meter, clock, path } = props;
  const label = USAGE.chartByParts(meter, groupingText(view.groupBy));
  const parts = partsOf(props);
  const at = over.total.reduce((best, sum, day) => (compareDecimals(sum, over.total[best] ?? "0") > 0 ? day : best), 0);
  const most = quantityText(over.total[at] ?? "0", view.sum?.unit ?? "", clock);
  return (
    <Section title={label} description={sumText(view, clock)}>
      <div className="panel grid gap-3 p-4">
        <StackedChart
          description={descriptionOf(props, label, most, at)}
          slots={over.days.map((day) => dayText(day, clock))}
          parts={parts}
          most={most}
        />
        <Numbers
          label={label}
          columns={[
            { key: "day", label: USAGE.day, head: true },
            ...parts.map(({ key, label: name }) => ({ key, label: name, kind: "number" as const })),
            { key: "total", label: USAGE.total, kind: "number" },
          ]}
          rows={numbersOf(props, parts)}
          clock={clock}
          path={path}
        />
      </div>
    </Section>
  );
}
