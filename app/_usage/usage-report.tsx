import "server-only";
import type { ReactNode } from "react";

import { LinkButton } from "@/app/_components/link-button";
import { Notice } from "@/app/_components/page/notice";
import type { Filter } from "@/app/_components/table/types";
import type { Clock } from "@/app/_lib/format";
import type { Query } from "@/app/_lib/list/list-query";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { USAGE } from "@/app/_sentences/billing/usage";
import { daysBetween } from "@/server/billing/periods";
import { COUNTED_METERS } from "@/server/meters/schema";
import { MOST_DAYS_BY_HOUR, type UsageItem, type UsageView } from "@/server/usage/schema/report";

import { UsageChart } from "./usage-chart";
import { UsageFilters } from "./usage-filters";
import { usageQuery, type AskedUsage } from "./usage-query";
import { UsageStack } from "./usage-stack";
import { UsageTable } from "./usage-table";
import { keyText } from "./words";

/** Asks for the usage of one place; which filters it takes is its own. */
type ReadUsage = (
  asked: Omit<AskedUsage, "groupBy"> & { groupBy?: string | undefined; over?: "day" },
) => Promise<UsageView>;

interface UsageReportProps {
  read: ReadUsage;
  query: Query;
  /** The page's own address. */
  path: string;
  /** The same list of the REST API, without its ending. */
  api: string;
  /** Groupings that make sense here, beside the dimensions. */
  groupings: readonly string[];
  /** By what usage is told apart here where nobody says; one project is told apart by what it used. */
  apart: "project" | undefined;
  /** Filters by which a group leads on. */
  leads: readonly string[];
}

/** As many as one answer takes; there are fewer meters than that. */
const SERIES_LIMIT = 200;
const DIMENSIONS = ["model", "direction", "gpuType"];
/** What tells a meter apart best, within one project. */
const MAIN_DIMENSION: ReadonlyMap<string, string> = new Map([
  ["tokens", "model"],
  ["compute_seconds", "gpuType"],
]);

/** Counted of a place as a whole: no project and nobody has a part of them. */
const WHOLE_ONLY: ReadonlySet<string> = new Set(["members"]);
/** Counted of projects, and of nobody in them. */
const OF_NOBODY: ReadonlySet<string> = new Set(["storage_bytes"]);

/** The days of one meter: all pages of them, since a picture has no next page. */
async function seriesOf(read: ReadUsage, asked: AskedUsage, meter: string): Promise<UsageView> {
  const by = asked.groupBy === "hour" ? "hour" : "day";
  const first = await read({ ...asked, meter, groupBy: by, cursor: undefined, limit: SERIES_LIMIT });
  const items: UsageItem[] = [...first.items];
  for (let cursor = first.nextCursor; cursor !== null;) {
    const next = await read({ ...asked, meter, groupBy: by, cursor, limit: SERIES_LIMIT });
    items.push(...next.items);
    cursor = next.nextCursor;
  }
  return { ...first, items };
}

/** What a click has picked, with its name, so that it is seen and can be taken back. */
async function pickedOf(
  read: ReadUsage,
  asked: AskedUsage,
  meter: string | undefined,
  clock: Clock,
): Promise<Filter[]> {
  const filters: Filter[] = [];
  for (const name of ["project", "actor"] as const) {
    const value = asked[name];
    if (value === undefined) continue;
    const of = meter === undefined ? null : await read({ ...asked, meter, groupBy: name, cursor: undefined, limit: 1 });
    const [item] = of?.items ?? [];
    const label = item === undefined ? value : keyText(item, name, clock);
    filters.push({ name, label: USAGE[name], options: [{ value, label }] });
  }
  return filters;
}

/** Which meters there are, and which of them the picture is of: the asked one, else the first that was used. */
function shownMeter(all: UsageView, asked: string | undefined): UsageItem | undefined {
  const named = all.items.find(({ key }) => key === asked);
  const order = ["tokens", "compute_seconds", "api_calls", "storage_bytes", "members"];
  const used = order.flatMap((key) => all.items.find((item) => item.key === key && item.quantity !== "0") ?? []);
  return named ?? used[0] ?? all.items.find(({ quantity }) => quantity !== "0");
}

/** Whether these days are few enough to be told hour by hour. */
function byHours({ from, to }: UsageView): boolean {
  return daysBetween(from, to) < MOST_DAYS_BY_HOUR;
}

/** Without filters that name the place itself: the API knows none such here. */
function ofPlace(asked: AskedUsage, groupings: readonly string[]): AskedUsage {
  const known = (name: "project" | "actor") => (groupings.includes(name) ? asked[name] : undefined);
  return { ...asked, project: known("project"), actor: known("actor") };
}

/** The address as far as it fits what is here: a meter that there is, and hours of few days. */
function fitting(asked: AskedUsage, all: UsageView): AskedUsage {
  if (!all.items.some(({ key }) => key === asked.meter)) return { ...asked, meter: undefined, groupBy: undefined };
  return asked.groupBy === "hour" && !byHours(all) ? { ...asked, groupBy: "day" } : asked;
}

/** By what a meter is told apart: as asked, else by what tells most here. */
function groupingOf({ apart, groupings }: UsageReportProps, { groupBy, project }: AskedUsage, meter: string): string {
  if (groupBy !== undefined) return groupBy;
  if (WHOLE_ONLY.has(meter)) return "day";
  if (apart !== undefined && project === undefined) return apart;
  if (OF_NOBODY.has(meter)) return "day";
  return MAIN_DIMENSION.get(meter) ?? (groupings.includes("actor") ? "actor" : "day");
}

interface Shown {
  meter: UsageItem;
  asked: AskedUsage;
  /** The table's, where it says what the picture needs. */
  view: UsageView;
  clock: Clock;
}

/** Parts upon each other where they add up, else the whole over time. */
async function picture({ read, path }: UsageReportProps, { meter, asked, view, clock }: Shown): Promise<ReactNode> {
  const name = meter.name ?? meter.key;
  const told =
    view.meter === null ? await read({ ...asked, meter: meter.key, cursor: undefined, limit: 1, over: "day" }) : view;
  if (told.over !== null) return <UsageStack view={told} over={told.over} meter={name} clock={clock} path={path} />;
  return <UsageChart series={await seriesOf(read, asked, meter.key)} meter={name} clock={clock} path={path} />;
}

/** Where only the product itself has counted, how all else comes in. */
function HowToReport({ all }: { all: UsageView }) {
  if (all.items.some(({ key, quantity }) => !COUNTED_METERS.includes(key) && quantity !== "0")) return null;
  return (
    <div className="mb-6">
      <Notice title={USAGE.noneReported} action={<LinkButton href={urls.apiReference()}>{USAGE.howTo}</LinkButton>}>
        {USAGE.noneText}
      </Notice>
    </div>
  );
}

/** Usage of a place: a picture of one meter over time, and the table of what it is made of. */
export async function usageReport(props: UsageReportProps): Promise<ReactNode> {
  const { read, query, path, api, groupings, leads } = props;
  const known = ofPlace(usageQuery(query), groupings);
  const clock = await readClock();
  const all = await read({ ...known, meter: undefined, groupBy: undefined, cursor: undefined, limit: SERIES_LIMIT });
  const plain = fitting(known, all);
  const shown = shownMeter(all, plain.meter);
  const asked = shown === undefined ? plain : { ...plain, groupBy: groupingOf(props, plain, shown.key) };
  const view = plain.meter === undefined ? all : await read({ ...asked, over: "day" });
  const { groupBy, ...filters } = asked;
  const one = plain.meter !== undefined;
  return (
    <>
      <UsageFilters
        view={all}
        meters={all.items.map(({ key, name }) => ({ value: key, label: name ?? key }))}
        groupings={[...groupings.filter((name) => name !== "hour" || byHours(all)), ...DIMENSIONS]}
        by={one ? groupBy : undefined}
        picked={await pickedOf(read, asked, shown?.key, clock)}
        clock={clock}
        path={path}
        query={query}
      />
      {shown === undefined ? null : await picture(props, { meter: shown, asked, view, clock })}
      {one ? null : <HowToReport all={all} />}
      <UsageTable
        view={view}
        clock={clock}
        path={path}
        api={api}
        asked={one ? { ...filters, groupBy } : filters}
        query={query}
        leads={["meter", ...leads]}
      />
    </>
  );
}
