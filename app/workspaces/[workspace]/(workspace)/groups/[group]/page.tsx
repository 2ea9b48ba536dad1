import type { Metadata } from "next";

import { groupRights } from "@/app/_access/group-rights";
import { Notice } from "@/app/_components/page/notice";
import { PageHeader } from "@/app/_components/page/page-header";
import { Tabs } from "@/app/_components/page/tabs";
import { page } from "@/app/_frame/page-or-refusal";
import { workspaceHere } from "@/app/_frame/shell-props";
import { placeTrail } from "@/app/_frame/trail";
import { exportLinks } from "@/app/_lib/list/export-links";
import { listAddress, listInput, type Query } from "@/app/_lib/list/list-query";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { EFFECTIVE } from "@/app/_sentences/access/decisions";
import { RIGHTS } from "@/app/_sentences/interface/forms";
import { GROUPS } from "@/app/_sentences/people/groups";
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

interface PartProps {
  /** Slug. */
  workspace: string;
  group: GroupView;
  rights: readonly string[];
  query: Query;
}

function GroupTabs({ workspace, group, current }: { workspace: string; group: string; current: string }) {
  const at = (part?: string) => urls.workspace.group(workspace, group, { part });
  const tabs = [
    { label: GROUPS.members, href: at(), current: current === "members" },
    { label: EFFECTIVE.title, href: at("access"), current: current === "access" },
  ];
  return <Tabs label={GROUPS.pages} tabs={tabs} />;
}

async function members({ workspace, group, rights, query }: PartProps) {
  const { groups } = await caller();
  const input = listInput(query);
  const [list, clock] = await Promise.all([groups.listMembers({ workspace, group: group.id, ...input }), readClock()]);
  const following = group.kind === "users" || group.kind === "admins";
  return (
    <>
      {following ? (
        <div className="mb-4">
          <Notice>{GROUPS.following}</Notice>
        </div>
      ) : null}
      <GroupMembersTable
        place={{ slug: workspace, group: group.id, name: group.name }}
        mayAdd={!following && rights.includes("group.add-members")}
        mayRemove={!following && rights.includes("group.remove-members")}
        rows={list.items.map(memberRow)}
        clock={clock}
        address={listAddress(urls.workspace.group(workspace, group.id), query)}
        total={list.total}
        nextCursor={list.nextCursor}
        exports={exportLinks(`/api/v1/workspaces/${workspace}/groups/${group.id}/members`, input)}
      />
    </>
  );
}

export default async function GroupPage({ params, searchParams }: GroupPageProps) {
  return page(async () => {
    const { workspace: name, group: id } = await params;
    const query = await readQuery(searchParams);
    const { groups } = await caller();
    const [{ workspace, organization, rights }, group] = await Promise.all([
      workspaceHere(name),
      groups.get({ workspace: name, group: id }),
    ]);
    const { slug } = workspace;
    const trail = [...placeTrail(organization, workspace), { label: GROUPS.title, href: urls.workspace.groups(slug) }];
    // Rules are for admins to see.
    const rules = rights.includes("access-rule.list");
    const current = rules && query.part === "access" ? "access" : "members";
    return (
      <>
        <PageHeader
          title={group.name}
          description={group.description}
          trail={trail}
          actions={<Actions workspace={slug} group={group} rights={rights} opened={query.open === "create"} />}
        />
        {rules ? <GroupTabs workspace={slug} group={group.id} current={current} /> : null}
        {current === "access"
          ? await groupRights({ workspace: slug, group, mayAdd: rights.includes("access-rule.create"), query })
          : await members({ workspace: slug, group, rights, query })}
      </>
    );
  });
}
