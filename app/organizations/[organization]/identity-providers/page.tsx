import type { Metadata } from "next";

import { LinkButton } from "@/app/_components/link-button";
import { PageHeader } from "@/app/_components/page-header";
import { packRows } from "@/app/_components/table-rows";
import type { Row } from "@/app/_components/table-types";
import { readClock } from "@/app/_lib/clock";
import { CONNECTIONS } from "@/app/_lib/connection-sentences";
import { relativeTime, utcTime, type Clock } from "@/app/_lib/format";
import { listAddress, listInput } from "@/app/_lib/list-query";
import { messageOf } from "@/app/_lib/messages";
import { page } from "@/app/_lib/page";
import { readQuery, type SearchParams } from "@/app/_lib/search-params";
import { organizationHere } from "@/app/_lib/shell-props";
import { placeTrail } from "@/app/_lib/trail";
import { urls } from "@/app/_lib/urls";
import { caller } from "@/server/api/caller";
import type { IdentityProviderItem } from "@/server/identity-providers/schema/views";

import { ConnectionsTable } from "./connections-table";

export const metadata: Metadata = { title: CONNECTIONS.title };

interface IdentityProvidersPageProps {
  params: Promise<{ organization: string }>;
  searchParams: SearchParams;
}

const TONES = { draft: "waiting", inactive: "neutral", active: "ok" } as const;
const SOON_MILLISECONDS = 30 * 86_400_000;

function failureOf({ lastFailureAt, lastFailureReason }: IdentityProviderItem, clock: Clock) {
  if (lastFailureAt === null) return CONNECTIONS.never;
  const details: [string, string][] = [
    [CONNECTIONS.when, utcTime(lastFailureAt)],
    [CONNECTIONS.reason, messageOf(lastFailureReason)],
  ];
  return { text: relativeTime(lastFailureAt, clock), details };
}

function certificateOf({ certificateExpiresAt: ends }: IdentityProviderItem, clock: Clock) {
  if (ends === null) return null;
  const soon = Date.parse(ends) - clock.now < SOON_MILLISECONDS;
  const text = relativeTime(ends, clock);
  return soon ? { text, tone: "warn" as const } : text;
}

function rowOf(organization: string, item: IdentityProviderItem, clock: Clock): Row {
  const { id, displayName, provider, protocol, status } = item;
  return {
    id,
    name: displayName,
    cells: {
      active: { text: CONNECTIONS.statuses[status], tone: TONES[status] },
      name: { text: displayName, href: urls.organization.identityProvider(organization, id) },
      provider: CONNECTIONS.providers[provider],
      protocol: CONNECTIONS.protocols[protocol],
      id,
      updated: item.updatedAt,
      success: item.lastSuccessAt ?? null,
      failure: failureOf(item, clock),
      certificate: certificateOf(item, clock),
    },
    actions: [
      "edit",
      ...(status === "active" ? ["deactivate"] : []),
      ...inactiveActions(status),
      "duplicate",
      "remove",
    ],
  };
}

function inactiveActions(status: IdentityProviderItem["status"]): string[] {
  return status === "inactive" ? ["activate"] : [];
}

export default async function IdentityProvidersPage({ params, searchParams }: IdentityProvidersPageProps) {
  return page(async () => {
    const { organization: asked } = await params;
    const query = await readQuery(searchParams);
    const { identityProviders } = await caller();
    const [{ organization }, list, clock] = await Promise.all([
      organizationHere(asked),
      identityProviders.list({ organization: asked, ...listInput(query) }),
      readClock(),
    ]);
    const { slug } = organization;
    const create = (
      <LinkButton variant="primary" href={urls.organization.newIdentityProvider(slug)}>
        {CONNECTIONS.create}
      </LinkButton>
    );
    return (
      <>
        <PageHeader
          title={CONNECTIONS.title}
          description={CONNECTIONS.description}
          trail={placeTrail(organization)}
          actions={create}
        />
        <ConnectionsTable
          organization={slug}
          rows={packRows(list.items.map((item) => rowOf(slug, item, clock)))}
          clock={clock}
          address={listAddress(urls.organization.identityProviders(slug), query)}
          total={list.total}
          nextCursor={list.nextCursor}
        />
      </>
    );
  });
}
