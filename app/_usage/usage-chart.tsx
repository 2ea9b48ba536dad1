import { BarChart } from "@/app/_components/chart/bar-chart";
import { Numbers } from "@/app/_components/chart/numbers";
import { Section } from "@/app/_components/page/section";
import type { Clock } from "@/app/_lib/format";
import { USAGE } from "@/app/_sentences/billing/usage";
import type { UsageView } from "@/server/usage/schema/report";

import { keyText, quantityText, spanText, sumText } from "./words";

interface UsageChartProps {
  /** Of one meter, by day or hour. */
  series: UsageView;
  meter: string;
  clock: Clock;
  /** The page's own address. */
  path: string;
}

/** One meter over time, as a picture and as the table that says the same, the last day first. */
export function UsageChart({ series, meter, clock, path }: UsageChartProps) {
  const { items, groupBy, sum } = series;
  const [from, to] = spanText(series, clock);
  const unit = sum?.unit ?? "";
  const label = groupBy === "hour" ? USAGE.chartByHour(meter) : USAGE.chart(meter);
  const points = items.map((item) => ({
    key: item.key,
    label: keyText(item, groupBy, clock),
    value: Number(item.quantity),
    previous: Number(item.previous),
    text: quantityText(item.quantity, unit, clock),
  }));
  const top = points.reduce((one, other) => (other.value > one.value ? other : one), { value: 0, label: "", text: "" });
  const all = quantityText(sum?.quantity ?? "0", unit, clock);
  const description =
    top.value === 0 ? USAGE.nothing(label, from, to) : USAGE.picture(label, from, to, all, top.text, top.label);
  return (
    <Section title={label} description={sumText(series, clock)}>
      <div className="panel grid gap-3 p-4">
        <BarChart
          description={description}
          points={points}
          most={top.text}
          legend={{ bars: USAGE.now, line: USAGE.previous }}
        />
        <Numbers
          label={label}
          columns={[
            { key: "day", label: groupBy === "hour" ? USAGE.groupings.hour : USAGE.groupings.day, head: true },
            { key: "used", label: USAGE.used, kind: "number" },
            { key: "before", label: USAGE.earlier, kind: "number" },
          ]}
          rows={[...items].reverse().map((item) => ({
            id: item.key,
            name: keyText(item, groupBy, clock),
            cells: {
              day: keyText(item, groupBy, clock),
              used: quantityText(item.quantity, unit, clock),
              before: quantityText(item.previous, unit, clock),
            },
          }))}
          clock={clock}
          path={path}
        />
      </div>
    </Section>
  );
}
