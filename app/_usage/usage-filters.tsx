import { TableToolbar } from "@/app/_components/table/toolbar";
import type { Filter } from "@/app/_components/table/types";
import { formatNumber, type Clock } from "@/app/_lib/format";
import { listAddress, type Query } from "@/app/_lib/list/list-query";
import { withQuery } from "@/app/_lib/urls";
import { USAGE } from "@/app/_sentences/billing/usage";
import { addDays, dayOf, lastDayOf, periodOf, previousPeriod } from "@/server/billing/periods";
import { MOST_DAYS, type UsageView } from "@/server/usage/schema/report";

import { asksTooMany, USAGE_FILTERS } from "./usage-query";
import { groupingText } from "./words";

interface UsageFiltersProps {
  view: Pick<UsageView, "from" | "to" | "timeZone">;
  meters: readonly { value: string; label: string }[];
  groupings: readonly string[];
  /** By what it is told apart; absent where several meters are shown. */
  by: string | undefined;
  /** Names of what is filtered by, where the address names it. */
  picked: readonly Filter[];
  clock: Clock;
  path: string;
  query: Query;
}

const LAST_DAYS = [7, 30, 90] as const;

/** Periods that people look at most, with their first and last day. */
function periodsTo(today: string): readonly (readonly [label: string, from: string, to: string])[] {
  const month = periodOf(today);
  const before = previousPeriod(month);
  return [
    [USAGE.thisMonth, month.start, today],
    [USAGE.lastMonth, before.start, lastDayOf(before)],
    ...LAST_DAYS.map((days) => [USAGE.lastDays(days), addDays(today, 1 - days), today] as const),
  ];
}

/** Which days and which meter, for the picture and the table alike. */
export function UsageFilters({ view, meters, groupings, by, picked, clock, path, query }: UsageFiltersProps) {
  const { from, to, timeZone } = view;
  const { query: asked } = listAddress(path, query, ...USAGE_FILTERS);
  const { cursor: _cursor, trail: _trail, ...kept } = asked;
  const filters: Filter[] = [
    { name: "from", label: USAGE.from },
    { name: "to", label: USAGE.to },
    { name: "meter", label: USAGE.meter, none: USAGE.all, options: meters },
    ...(by === undefined
      ? []
      : [
          {
            name: "by",
            label: USAGE.by,
            none: USAGE.byItself,
            options: groupings.map((value) => ({ value, label: groupingText(value) })),
          },
        ]),
    ...picked,
  ];
  const periods = periodsTo(dayOf(clock.now, timeZone));
  // On some days of a month two of them are the same days.
  const [current] = periods.find(([, first, last]) => first === from && last === to) ?? [];
  return (
    <div className="mb-6 grid gap-3">
      <nav aria-label={USAGE.period} className="flex flex-wrap gap-x-4 gap-y-2 text-sm">
        {periods.map(([label, first, last]) => (
          <a
            key={label}
            href={withQuery(path, { ...kept, from: first, to: last })}
            className="usage-period"
            aria-current={label === current ? "true" : undefined}
          >
            {label}
          </a>
        ))}
      </nav>
      <TableToolbar
        address={{ path, query: { ...asked, from, to, by } }}
        filters={filters}
        search={undefined}
        filtered={USAGE_FILTERS.some((name) => (query[name] ?? "") !== "")}
        exports={undefined}
      />
      {asksTooMany(query) ? (
        <p role="status" className="text-muted text-sm">
          {USAGE.tooManyDays(formatNumber(MOST_DAYS, clock.locale))}
        </p>
      ) : null}
    </div>
  );
}
