import type { Metadata } from "next";

import { CopyButton } from "@/app/_components/copy-button";
import { DescriptionList } from "@/app/_components/page/description-list";
import { PageHeader } from "@/app/_components/page/page-header";
import { Section } from "@/app/_components/page/section";
import type { Row } from "@/app/_components/table/types";
import { page } from "@/app/_frame/page-or-refusal";
import { organizationHere } from "@/app/_frame/shell-props";
import { placeTrail } from "@/app/_frame/trail";
import { relativeTime, utcTime, type Clock } from "@/app/_lib/format";
import { listAddress, listInput } from "@/app/_lib/list/list-query";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { DOMAINS } from "@/app/_sentences/sso/domains";
import { caller } from "@/server/api/caller";
import type { DomainView } from "@/server/domains/schema";

import { DomainsTable } from "./domains-table";
import { NewDomain } from "./new-domain";

export const metadata: Metadata = { title: DOMAINS.title };

interface DomainsPageProps {
  params: Promise<{ organization: string }>;
  searchParams: SearchParams;
}

function checkedCell({ checkedAt, checkFailure, status }: DomainView, clock: Clock) {
  if (checkedAt === null) return null;
  const time = relativeTime(checkedAt, clock);
  if (checkFailure === null) return time;
  const text = DOMAINS.failures[checkFailure];
  return { text, note: status === "verified" ? `${time}. ${DOMAINS.stays}` : time };
}

function rowOf(domain: DomainView, clock: Clock): Row {
  const { id, domain: name, status, verifiedBy, verifiedAt, record } = domain;
  const details: [string, string][] =
    record === null
      ? []
      : [
          [DOMAINS.name, record.name],
          [DOMAINS.value, record.value],
        ];
  return {
    id,
    name,
    cells: {
      domain: record === null ? name : { text: name, details },
      status: {
        text: DOMAINS.statuses[status],
        tone: status === "verified" ? "ok" : "waiting",
        ...(verifiedBy === null ? {} : { note: DOMAINS.by[verifiedBy] }),
      },
      verified: verifiedAt,
      checked: checkedCell(domain, clock),
    },
    actions: [...(record === null ? [] : ["verify"]), "remove"],
  };
}

/** The record of a domain that waits for it, to be copied. */
function Proof({ domain, record, clock, checkedAt, checkFailure }: DomainView & { clock: Clock }) {
  if (record === null) return null;
  const failed =
    checkedAt === null || checkFailure === null ? null : (
      <time dateTime={checkedAt} title={utcTime(checkedAt)}>
        {DOMAINS.failures[checkFailure]}, {relativeTime(checkedAt, clock)}
      </time>
    );
  const copied = (text: string) => ({
    value: <code className="break-all">{text}</code>,
    action: <CopyButton text={text} />,
  });
  return (
    <Section title={DOMAINS.proofTitle(domain)} description={DOMAINS.proofText}>
      <DescriptionList
        items={[
          { label: DOMAINS.type, value: record.type },
          { label: DOMAINS.name, ...copied(record.name) },
          { label: DOMAINS.value, ...copied(record.value) },
          ...(failed === null ? [] : [{ label: DOMAINS.checked, value: failed }]),
        ]}
      />
    </Section>
  );
}

export default async function DomainsPage({ params, searchParams }: DomainsPageProps) {
  return page(async () => {
    const { organization: asked } = await params;
    const query = await readQuery(searchParams);
    const { domains } = await caller();
    const [{ organization }, list, clock] = await Promise.all([
      organizationHere(asked),
      domains.list({ organization: asked, ...listInput(query, "-created") }),
      readClock(),
    ]);
    const { slug } = organization;
    const opened = query.open === "create";
    return (
      <>
        <PageHeader
          title={DOMAINS.title}
          description={DOMAINS.description}
          trail={placeTrail(organization)}
          actions={<NewDomain key={String(opened)} opened={opened} organization={slug} />}
        />
        <DomainsTable
          organization={slug}
          rows={list.items.map((item) => rowOf(item, clock))}
          clock={clock}
          address={listAddress(urls.organization.domains(slug), query)}
          total={list.total}
          nextCursor={list.nextCursor}
        />
        {list.items
          .filter(({ status }) => status === "pending")
          .map((item) => (
            <Proof key={item.id} {...item} clock={clock} />
          ))}
        <p className="text-muted mt-4 text-sm">
          {DOMAINS.airGap} <code>{DOMAINS.airGapCommand}</code>
        </p>
      </>
    );
  });
}
