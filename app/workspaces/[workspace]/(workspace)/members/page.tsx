import type { Metadata } from "next";

import { PageHeader } from "@/app/_components/page/page-header";
import { packRows } from "@/app/_components/table/rows";
import { page } from "@/app/_frame/page-or-refusal";
import { workspaceHere } from "@/app/_frame/shell-props";
import { placeTrail } from "@/app/_frame/trail";
import { exportLinks } from "@/app/_lib/list/export-links";
import { listAddress } from "@/app/_lib/list/list-query";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { readClock } from "@/app/_lib/time/clock";
import { unlessRefused } from "@/app/_lib/unless-refused";
import { urls } from "@/app/_lib/urls";
import { SeatsLine } from "@/app/_people/seats-line";
import { MEMBERS } from "@/app/_sentences/people/members";
import { USERS } from "@/app/_sentences/people/users";
import { caller, requireVisitor } from "@/server/api/caller";
import { MAXIMUM_LIMIT } from "@/server/paging";

import { InviteUsers } from "../invitations/invite-users";
import { USER_FILTERS, userFilters, userInput } from "./user-filters";
import { userRow } from "./user-row";
import { WorkspaceUsers } from "./workspace-users";

export const metadata: Metadata = { title: MEMBERS.title };

interface MembersPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: SearchParams;
}

/** The workspace's own roles, to filter by and to give. */
async function readCustomRoles(workspace: string, rights: readonly string[]) {
  if (!rights.includes("role.list")) return [];
  const { roles } = await caller();
  const { items } = await roles.list({ workspace, level: "workspace", limit: MAXIMUM_LIMIT, total: "none" });
  return items.map(({ id, name }) => ({ value: id, label: name }));
}

/** The group that the list is filtered by. One that is gone, or was mistyped, is shown as the address has it. */
async function readChosenGroup(workspace: string, group: string | undefined) {
  if (group === undefined) return undefined;
  const { groups } = await caller();
  const { name } = await unlessRefused<{ name: string }>(groups.get({ workspace, group }), { name: group });
  return { value: group, label: name };
}

export default async function MembersPage({ params, searchParams }: MembersPageProps) {
  return page(async () => {
    const { workspace: name } = await params;
    const query = await readQuery(searchParams);
    const { members } = await caller();
    const { workspace, organization, rights } = await workspaceHere(name);
    const input = userInput(query);
    const admin = rights.includes("member.change-role");
    const [visitor, list, customRoles, group, seats, clock] = await Promise.all([
      requireVisitor(),
      members.listUsers({ workspace: name, ...input }),
      readCustomRoles(name, rights),
      readChosenGroup(name, input.group),
      rights.includes("invitation.list") ? members.getSeats({ workspace: name }) : null,
      readClock(),
    ]);
    const { slug } = workspace;
    const place = { slug, name: workspace.name };
    const looking = { workspace: { slug, isDefault: workspace.isDefault }, visitorId: visitor.id, admin };
    const { limit: _limit, cursor: _cursor, ...filters } = input;
    const api = `/api/v1/workspaces/${slug}/users`;
    return (
      <>
        <PageHeader
          title={MEMBERS.title}
          description={USERS.description}
          trail={placeTrail(organization, workspace)}
          actions={rights.includes("invitation.create") ? <InviteUsers opened={false} workspace={place} /> : undefined}
        />
        {seats === null ? null : <SeatsLine seats={seats} clock={clock} />}
        <WorkspaceUsers
          workspace={place}
          may={{
            changeRole: admin,
            setEnd: rights.includes("member.set-end-date"),
            remove: rights.includes("member.remove"),
          }}
          customRoles={customRoles}
          rows={packRows(list.items.map((user) => userRow(user, looking)))}
          clock={clock}
          address={listAddress(urls.workspace.members(slug), query, ...USER_FILTERS)}
          filters={userFilters(rights.includes("invitation.list"), customRoles)}
          byGroup={rights.includes("group.list") ? { chosen: group } : null}
          total={list.total}
          nextCursor={list.nextCursor}
          exports={exportLinks(api, filters)}
        />
      </>
    );
  });
}
