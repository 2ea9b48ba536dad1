import type { Metadata } from "next";

import { PageHeader } from "@/app/_components/page-header";
import type { Row } from "@/app/_components/table-types";
import { readClock } from "@/app/_lib/clock";
import { listAddress, listInput } from "@/app/_lib/list-query";
import { page } from "@/app/_lib/page";
import { MEMBERS } from "@/app/_lib/people-sentences";
import { readQuery, type SearchParams } from "@/app/_lib/search-params";
import { organizationHere } from "@/app/_lib/shell-props";
import { placeTrail } from "@/app/_lib/trail";
import { urls } from "@/app/_lib/urls";
import { PLACE, ROLES } from "@/app/_lib/workspace-sentences";
import { caller, requireVisitor } from "@/server/api/caller";
import type { OrganizationMemberView } from "@/server/members/schema";

import { OrganizationMembers } from "./organization-members";

export const metadata: Metadata = { title: MEMBERS.organizationTitle };

interface MembersPageProps {
  params: Promise<{ organization: string }>;
  searchParams: SearchParams;
}

function rowOf(member: OrganizationMemberView, visitorId: string): Row {
  const { user, role, source, vouchedBy, status, joinedAt, lastSignInAt } = member;
  const from = MEMBERS.sources[source];
  return {
    id: user.id,
    name: user.name,
    cells: {
      user: { text: user.name, note: user.email },
      role: ROLES[role] ?? role,
      source: vouchedBy === null ? from : { text: from, note: MEMBERS.vouched },
      status: { text: PLACE[status], tone: status === "active" ? "ok" : "warn" },
      joined: joinedAt,
      seen: lastSignInAt,
    },
    ...(user.id === visitorId ? { refused: { remove: MEMBERS.yourselfOrganization } } : {}),
  };
}

export default async function OrganizationMembersPage({ params, searchParams }: MembersPageProps) {
  return page(async () => {
    const { organization: name } = await params;
    const query = await readQuery(searchParams);
    const { members } = await caller();
    const [visitor, { organization, rights }, list, clock] = await Promise.all([
      requireVisitor(),
      organizationHere(name),
      members.listInOrganization({ organization: name, ...listInput(query) }),
      readClock(),
    ]);
    return (
      <>
        <PageHeader
          title={MEMBERS.organizationTitle}
          description={MEMBERS.organizationDescription}
          trail={placeTrail(organization)}
        />
        <OrganizationMembers
          organization={{ slug: organization.slug, name: organization.name }}
          mayChange={rights.includes("organization-member.change-role")}
          rows={list.items.map((member) => rowOf(member, visitor.id))}
          clock={clock}
          address={listAddress(urls.organization.members(organization.slug), query)}
          total={list.total}
          nextCursor={list.nextCursor}
        />
      </>
    );
  });
}
