import type { Metadata } from "next";

import { LinkButton } from "@/app/_components/link-button";
import { PageHeader } from "@/app/_components/page-header";
import { Section } from "@/app/_components/section";
import { readClock } from "@/app/_lib/clock";
import { listAddress, listInput } from "@/app/_lib/list-query";
import { page } from "@/app/_lib/page";
import { MEMBERS } from "@/app/_lib/people-sentences";
import { readQuery, type SearchParams } from "@/app/_lib/search-params";
import { workspaceHere } from "@/app/_lib/shell-props";
import { placeTrail } from "@/app/_lib/trail";
import { urls } from "@/app/_lib/urls";
import { caller, requireVisitor } from "@/server/api/caller";
import { MAXIMUM_LIMIT } from "@/server/paging";

import { InviteUsers } from "../invitations/invite-users";
import { memberRow } from "./member-row";
import { PendingTable } from "./pending-table";
import { WorkspaceMembers } from "./workspace-members";

export const metadata: Metadata = { title: MEMBERS.title };

interface MembersPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: SearchParams;
}

/** Those who were asked and have not answered; for the admins alone. */
async function readPending(workspace: string, rights: readonly string[]) {
  if (!rights.includes("invitation.list")) return null;
  const { invitations } = await caller();
  return (await invitations.list({ workspace, status: "pending", sort: "-created", limit: MAXIMUM_LIMIT })).items;
}

export default async function MembersPage({ params, searchParams }: MembersPageProps) {
  return page(async () => {
    const { workspace: name } = await params;
    const query = await readQuery(searchParams);
    const { members } = await caller();
    const [visitor, { workspace, organization, rights }, list, clock] = await Promise.all([
      requireVisitor(),
      workspaceHere(name),
      members.list({ workspace: name, ...listInput(query) }),
      readClock(),
    ]);
    const { slug } = workspace;
    const pending = await readPending(slug, rights);
    const place = { slug, name: workspace.name };
    return (
      <>
        <PageHeader
          title={MEMBERS.title}
          description={MEMBERS.description}
          trail={placeTrail(organization, workspace)}
          actions={rights.includes("invitation.create") ? <InviteUsers opened={false} workspace={place} /> : undefined}
        />
        <WorkspaceMembers
          workspace={place}
          mayChange={rights.includes("member.change-role")}
          rows={list.items.map((member) => memberRow(member, visitor.id, workspace.isDefault))}
          clock={clock}
          address={listAddress(urls.workspace.members(slug), query)}
          total={list.total}
          nextCursor={list.nextCursor}
        />
        {pending === null || pending.length === 0 ? null : (
          <div className="mt-10">
            <Section
              title={MEMBERS.pending}
              description={MEMBERS.pendingHelp}
              actions={<LinkButton href={urls.workspace.invitations(slug)}>{MEMBERS.toInvitations}</LinkButton>}
            >
              <PendingTable
                workspace={slug}
                clock={clock}
                invitations={pending.map(({ id, email, role, createdAt, invitedBy }) => ({
                  id,
                  email,
                  role,
                  createdAt,
                  inviter: invitedBy.name,
                }))}
              />
            </Section>
          </div>
        )}
      </>
    );
  });
}
