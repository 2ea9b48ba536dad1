import type { Metadata } from "next";

import { Notice } from "@/app/_components/notice";
import { PageHeader } from "@/app/_components/page-header";
import { readClock } from "@/app/_lib/clock";
import { GROUPS } from "@/app/_lib/group-sentences";
import { listAddress, listInput } from "@/app/_lib/list-query";
import { page } from "@/app/_lib/page";
import { readQuery, type SearchParams } from "@/app/_lib/search-params";
import { RIGHTS } from "@/app/_lib/sentences";
import { workspaceHere } from "@/app/_lib/shell-props";
import { placeTrail } from "@/app/_lib/trail";
import { urls } from "@/app/_lib/urls";
import { caller } from "@/server/api/caller";
import type { GroupView } from "@/server/groups/schema";

import { AddMembers } from "./add-members";
import { EditThisGroup } from "./edit-this-group";
import { GroupMembersTable } from "./group-members-table";
import { memberRow } from "./member-row";

export const metadata: Metadata = { title: GROUPS.title };

interface GroupPageProps {
  params: Promise<{ workspace: string; group: string }>;
  searchParams: SearchParams;
}

interface ActionsProps {
  workspace: string;
  group: GroupView;
  rights: readonly string[];
  opened: boolean;
}

function missing(rights: readonly string[], permission: string): string | undefined {
  return rights.includes(permission) ? undefined : RIGHTS.missing(permission);
}

function Actions({ workspace, group, rights, opened }: ActionsProps) {
  const place = { slug: workspace, group: group.id, name: group.name };
  return (
    <>
      {group.kind === "ordinary" ? (
        <EditThisGroup place={place} disabledReason={missing(rights, "group.update")} />
      ) : null}
      {group.kind === "users" || group.kind === "admins" ? null : (
        <AddMembers
          key={String(opened)}
          opened={opened}
          place={place}
          disabledReason={missing(rights, "group.add-members")}
        />
      )}
    </>
  );
}

export default async function GroupPage({ params, searchParams }: GroupPageProps) {
  return page(async () => {
    const { workspace: name, group: id } = await params;
    const query = await readQuery(searchParams);
    const { groups } = await caller();
    const [{ workspace, organization, rights }, group, list, clock] = await Promise.all([
      workspaceHere(name),
      groups.get({ workspace: name, group: id }),
      groups.listMembers({ workspace: name, group: id, ...listInput(query) }),
      readClock(),
    ]);
    const { slug } = workspace;
    const following = group.kind === "users" || group.kind === "admins";
    const trail = [...placeTrail(organization, workspace), { label: GROUPS.title, href: urls.workspace.groups(slug) }];
    const rows = list.items.map(memberRow);
    return (
      <>
        <PageHeader
          title={group.name}
          description={group.description}
          trail={trail}
          actions={<Actions workspace={slug} group={group} rights={rights} opened={query.open === "create"} />}
        />
        {following ? (
          <div className="mb-4">
            <Notice>{GROUPS.following}</Notice>
          </div>
        ) : null}
        <GroupMembersTable
          place={{ slug, group: group.id, name: group.name }}
          mayAdd={!following && rights.includes("group.add-members")}
          mayRemove={!following && rights.includes("group.remove-members")}
          rows={rows}
          clock={clock}
          address={listAddress(urls.workspace.group(slug, group.id), query)}
          total={list.total}
          nextCursor={list.nextCursor}
        />
      </>
    );
  });
}
