import type { Metadata } from "next";

import { PageHeader } from "@/app/_components/page/page-header";
import type { Row } from "@/app/_components/table/types";
import { page } from "@/app/_frame/page-or-refusal";
import { organizationHere } from "@/app/_frame/shell-props";
import { placeTrail } from "@/app/_frame/trail";
import type { Clock } from "@/app/_lib/format";
import { exportLinks } from "@/app/_lib/list/export-links";
import { listAddress, listInput } from "@/app/_lib/list/list-query";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { METERS } from "@/app/_sentences/billing/meters";
import { USAGE } from "@/app/_sentences/billing/usage";
import { unitText } from "@/app/_usage/words";
import { caller } from "@/server/api/caller";
import type { MeterView } from "@/server/meters/schema";
import { formatUnitPrice } from "@/server/money/money";

import { MetersTable } from "./meters-table";
import { NewMeter } from "./new-meter";

export const metadata: Metadata = { title: METERS.title };

interface MetersPageProps {
  params: Promise<{ organization: string }>;
  searchParams: SearchParams;
}

function rowOf(meter: MeterView, currency: string, { locale }: Clock): Row {
  const { id, key, name, unit, aggregation, own, reported, unitPrice, status } = meter;
  const unpriced = own ? METERS.byPlan : METERS.notCharged;
  const price = unitPrice === null ? unpriced : formatUnitPrice(unitPrice, currency, locale);
  return {
    id: id ?? key,
    name,
    cells: {
      name,
      key,
      unit: unitText(unit),
      aggregation: METERS.aggregations[aggregation],
      price,
      from: reported ? METERS.reported : METERS.counted,
      status: { text: METERS.statuses[status], tone: status === "active" ? "ok" : "neutral" },
    },
    ...(own ? { actions: [] } : {}),
    ...(status === "archived" ? { refused: { edit: METERS.over, archive: METERS.over }, ghost: true } : {}),
  };
}

/** What the form of a meter begins with. */
function valuesOf({ key, name, unit, aggregation, whole, unitPrice }: MeterView) {
  return { key, name, unit, aggregation, whole, unitPrice };
}

export default async function MetersPage({ params, searchParams }: MetersPageProps) {
  return page(async () => {
    const { organization: asked } = await params;
    const query = await readQuery(searchParams);
    const { meters, subscriptions } = await caller();
    const { sort: _sort, ...input } = listInput(query);
    const [{ organization, rights }, list, { currency }, clock] = await Promise.all([
      organizationHere(asked),
      meters.list({ organization: asked, ...input }),
      subscriptions.get({ organization: asked }),
      readClock(),
    ]);
    const { slug } = organization;
    const opened = query.open === "create";
    return (
      <>
        <PageHeader
          title={METERS.title}
          description={METERS.description}
          trail={[...placeTrail(organization), { label: USAGE.title, href: urls.organization.usage(slug) }]}
          actions={
            rights.includes("meter.create") ? (
              <NewMeter key={String(opened)} opened={opened} organization={slug} />
            ) : null
          }
        />
        <MetersTable
          organization={slug}
          may={{ edit: rights.includes("meter.update"), archive: rights.includes("meter.archive") }}
          rows={list.items.map((meter) => rowOf(meter, currency, clock))}
          values={Object.fromEntries(list.items.map((meter) => [meter.id ?? meter.key, valuesOf(meter)]))}
          clock={clock}
          address={listAddress(urls.organization.meters(slug), query)}
          total={list.total}
          nextCursor={list.nextCursor}
          exports={exportLinks(`/api/v1/organizations/${encodeURIComponent(slug)}/meters`, input)}
        />
      </>
    );
  });
}
