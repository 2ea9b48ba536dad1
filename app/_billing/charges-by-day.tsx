import { Numbers } from "@/app/_components/chart/numbers";
import { StackedChart } from "@/app/_components/chart/stacked-chart";
import type { Column } from "@/app/_components/table/types";
import { dayText, type Clock } from "@/app/_lib/format";
import { BUILD_UP } from "@/app/_sentences/billing/plans";
import type { EstimateView } from "@/server/invoices/schema";
import { formatMoney } from "@/server/money/money";

/** What charges are made of, in the order of an invoice's lines. */
const PARTS = ["plan", "seats", "usage", "adjustment"] as const;

type Day = EstimateView["byDay"][number];

/** The parts that come to anything. */
function partsOf(days: readonly Day[]) {
  return PARTS.filter((part) => days.some((day) => day[part] !== 0));
}

function columnsOf(days: readonly Day[]): Column[] {
  return [
    { key: "day", label: BUILD_UP.day, head: true },
    ...partsOf(days).map((part) => ({ key: part, label: BUILD_UP.parts[part], kind: "number" as const })),
    { key: "subtotal", label: BUILD_UP.subtotal, kind: "number" },
  ];
}

interface ChargesByDayProps {
  estimate: Pick<EstimateView, "byDay" | "currency">;
  clock: Clock;
  /** The page's own address. */
  path: string;
}

/** How the running month builds up, as a picture and as the table that says the same. */
export function ChargesByDay({ estimate: { byDay, currency }, clock, path }: ChargesByDayProps) {
  const money = (amount: number) => formatMoney(amount, currency, clock.locale);
  const [first] = byDay;
  const last = byDay.at(-1);
  if (first === undefined || last === undefined || byDay.every(({ subtotal }) => subtotal === 0)) return null;
  const parts = partsOf(byDay)
    .map((part) => ({
      key: part,
      label: BUILD_UP.parts[part],
      all: money(last[part]),
      // What is given back takes no room in a picture.
      values: byDay.map((day) => Math.max(0, day[part])),
      texts: byDay.map((day) => money(day[part])),
    }))
    .sort((one, other) => (other.values.at(-1) ?? 0) - (one.values.at(-1) ?? 0));
  const heights = byDay.map((day) => PARTS.reduce((sum, part) => sum + Math.max(0, day[part]), 0));
  const [from, to] = [dayText(first.day, clock), dayText(last.day, clock)];
  return (
    <div className="panel grid gap-3 p-4">
      <div className="grid gap-0.5">
        <h3 className="font-medium">{BUILD_UP.title}</h3>
        <p className="text-muted max-w-prose text-sm">{BUILD_UP.text}</p>
      </div>
      <StackedChart
        description={BUILD_UP.picture(from, money(first.subtotal), to, money(last.subtotal))}
        slots={byDay.map(({ day }) => dayText(day, clock))}
        parts={parts}
        most={money(Math.max(...heights))}
      />
      <Numbers
        label={BUILD_UP.title}
        columns={columnsOf(byDay)}
        rows={byDay.map(({ day, ...parts }) => ({
          id: day,
          name: dayText(day, clock),
          cells: {
            day: dayText(day, clock),
            plan: money(parts.plan),
            seats: money(parts.seats),
            usage: money(parts.usage),
            adjustment: money(parts.adjustment),
            subtotal: money(parts.subtotal),
          },
        }))}
        clock={clock}
        path={path}
      />
    </div>
  );
}
