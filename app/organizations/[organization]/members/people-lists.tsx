import { Tabs } from "@/app/_components/page/tabs";
import { packRows } from "@/app/_components/table/rows";
import type { Filter } from "@/app/_components/table/types";
import { exportLinks } from "@/app/_lib/list/export-links";
import { listAddress, listInput, oneOf, type Query } from "@/app/_lib/list/list-query";
import { readClock } from "@/app/_lib/time/clock";
import { urls, withQuery } from "@/app/_lib/urls";
import { ROLES } from "@/app/_sentences/access/role-names";
import { USERS } from "@/app/_sentences/people/users";
import { ORGANIZATION_ROLES } from "@/server/access/rights/built-in-roles";
import { caller, requireVisitor } from "@/server/api/caller";
import { MEMBER_STATUSES, ORGANIZATION_MEMBER_SOURCES } from "@/server/members/schema";

import { ExternalPeople } from "./external-people";
import { externalRow, memberRow } from "./member-row";
import { OrganizationMembers } from "./organization-members";

interface ListProps {
  organization: { slug: string; name: string };
  query: Query;
  rights: readonly string[];
}

const FILTERS = ["status", "role", "source"] as const;
const EXTERNAL = "external";

function filterOf(
  name: string,
  label: string,
  values: readonly string[],
  labels: Readonly<Record<string, string>>,
): Filter {
  return { name, label, options: values.map((value) => ({ value, label: labels[value] ?? value })) };
}

/** The two kinds of people, for who may see both. */
export function KindTabs({ organization, query }: Pick<ListProps, "organization" | "query">) {
  const path = urls.organization.members(organization.slug);
  const external = isExternal(query);
  return (
    <Tabs
      label={USERS.kinds}
      tabs={[
        { label: USERS.members, href: path, current: !external },
        { label: USERS.external, href: withQuery(path, { kind: EXTERNAL }), current: external },
      ]}
    />
  );
}

export function isExternal(query: Query): boolean {
  return query.kind === EXTERNAL;
}

export async function externalList({ organization, query, rights }: ListProps) {
  const { members } = await caller();
  const input = listInput(query);
  const list = await members.listExternal({ organization: organization.slug, ...input });
  const { limit: _limit, cursor: _cursor, ...filters } = input;
  return (
    <>
      <p className="text-muted mb-4 text-sm">{USERS.externalHelp}</p>
      <ExternalPeople
        organization={organization}
        mayRemove={rights.includes("organization-member.remove")}
        rows={list.items.map(externalRow)}
        clock={await readClock()}
        address={listAddress(urls.organization.members(organization.slug), query, "kind")}
        total={list.total}
        nextCursor={list.nextCursor}
        exports={exportLinks(`/api/v1/organizations/${organization.slug}/external-collaborators`, filters)}
      />
    </>
  );
}

export async function memberList({ organization, query, rights }: ListProps) {
  const { members } = await caller();
  const input = {
    ...listInput(query),
    status: oneOf(MEMBER_STATUSES, query.status),
    role: oneOf(ORGANIZATION_ROLES, query.role),
    source: oneOf(ORGANIZATION_MEMBER_SOURCES, query.source),
  };
  const [visitor, list, clock] = await Promise.all([
    requireVisitor(),
    members.listInOrganization({ organization: organization.slug, ...input }),
    readClock(),
  ]);
  const { limit: _limit, cursor: _cursor, ...filters } = input;
  return (
    <OrganizationMembers
      organization={organization}
      may={{
        changeRole: rights.includes("organization-member.change-role"),
        setEnd: rights.includes("organization-member.set-end-date"),
        remove: rights.includes("organization-member.remove"),
        suspend: rights.includes("organization-member.suspend"),
        startReset: rights.includes("organization-member.start-reset"),
      }}
      rows={packRows(list.items.map((member) => memberRow(member, visitor.id)))}
      clock={clock}
      address={listAddress(urls.organization.members(organization.slug), query, ...FILTERS)}
      filters={[
        filterOf("status", USERS.filterStatus, MEMBER_STATUSES, USERS.statuses),
        filterOf("role", USERS.filterRole, ORGANIZATION_ROLES, ROLES),
        filterOf("source", USERS.filterSource, ORGANIZATION_MEMBER_SOURCES, USERS.sources),
      ]}
      total={list.total}
      nextCursor={list.nextCursor}
      exports={exportLinks(`/api/v1/organizations/${organization.slug}/members`, filters)}
    />
  );
}
