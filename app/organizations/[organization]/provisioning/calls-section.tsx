import { EmptyState } from "@/app/_components/page/empty-state";
import { Section } from "@/app/_components/page/section";
import { Table } from "@/app/_components/table/table";
import type { Column } from "@/app/_components/table/types";
import type { Clock } from "@/app/_lib/format";
import { exportLinks } from "@/app/_lib/list/export-links";
import { listAddress, listInput, oneOf, type Query } from "@/app/_lib/list/list-query";
import { urls } from "@/app/_lib/urls";
import { PROVISIONING } from "@/app/_sentences/sso/provisioning";
import { caller } from "@/server/api/caller";

import { callRow } from "./rows";

const COLUMNS: readonly Column[] = [
  { key: "when", label: PROVISIONING.when, kind: "time", sort: "created" },
  { key: "call", label: PROVISIONING.call, head: true },
  { key: "result", label: PROVISIONING.result, kind: "status" },
  { key: "answer", label: PROVISIONING.answer },
  { key: "duration", label: PROVISIONING.duration },
];

const RESULTS = ["done", "refused"] as const;

const FILTERS = [
  {
    name: "result",
    label: PROVISIONING.filterResult,
    options: RESULTS.map((value) => ({ value, label: PROVISIONING.results[value] })),
  },
];

interface CallsSectionProps {
  organization: string;
  query: Query;
  clock: Clock;
}

/** What directories asked, newest first. */
export async function CallsSection({ organization, query, clock }: CallsSectionProps) {
  const { provisioning } = await caller();
  const input = { ...listInput(query, "-created"), result: oneOf(RESULTS, query.result) };
  const list = await provisioning.listCalls({ organization, ...input });
  return (
    <Section title={PROVISIONING.calls} description={PROVISIONING.callsHelp}>
      <Table
        label={PROVISIONING.calls}
        columns={COLUMNS}
        rows={list.items.map(callRow)}
        clock={clock}
        address={listAddress(urls.organization.provisioning(organization), query, "result")}
        total={list.total}
        nextCursor={list.nextCursor}
        search={PROVISIONING.searchCalls}
        filters={FILTERS}
        exports={exportLinks(`/api/v1/organizations/${organization}/provisioning/calls`, input)}
        empty={<EmptyState title={PROVISIONING.noCalls}>{PROVISIONING.noCallsText}</EmptyState>}
      />
    </Section>
  );
}
