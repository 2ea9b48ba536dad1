import type { Metadata } from "next";

import { PageHeader } from "@/app/_components/page/page-header";
import { Section } from "@/app/_components/page/section";
import { page } from "@/app/_frame/page-or-refusal";
import { workspaceHere } from "@/app/_frame/shell-props";
import { placeTrail } from "@/app/_frame/trail";
import { exportLinks } from "@/app/_lib/list/export-links";
import { listAddress, listInput, oneOf } from "@/app/_lib/list/list-query";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { INVITATIONS, LINKS } from "@/app/_sentences/people/invitations";
import { caller } from "@/server/api/caller";
import { INVITATION_STATUSES } from "@/server/invitations/schema";
import { MAXIMUM_LIMIT } from "@/server/paging";

import { CreateLink } from "./create-link";
import { ImportUsers } from "./import-users";
import { invitationRow } from "./invitation-row";
import { InvitationsTable } from "./invitations-table";
import { InviteUsers } from "./invite-users";
import { linkRow } from "./link-row";
import { LinksTable } from "./links-table";

export const metadata: Metadata = { title: INVITATIONS.title };

interface InvitationsPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: SearchParams;
}

/** The links for many, newest first; null for who may not see them. */
async function readLinks(workspace: string, rights: readonly string[]) {
  if (!rights.includes("invitation-link.list")) return null;
  const { invitationLinks } = await caller();
  return invitationLinks.list({ workspace, sort: "-created", limit: MAXIMUM_LIMIT });
}

export default async function InvitationsPage({ params, searchParams }: InvitationsPageProps) {
  return page(async () => {
    const { workspace: name } = await params;
    const query = await readQuery(searchParams);
    const { invitations } = await caller();
    const input = { ...listInput(query, "-created"), status: oneOf(INVITATION_STATUSES, query.status) };
    const { workspace, organization, rights } = await workspaceHere(name);
    const [list, links, clock] = await Promise.all([
      invitations.list({ workspace: name, ...input }),
      readLinks(name, rights),
      readClock(),
    ]);
    const { slug } = workspace;
    const opened = query.open === "create";
    const place = { slug, name: workspace.name };
    const api = `/api/v1/workspaces/${slug}/invitations`;
    const actions = (
      <>
        <ImportUsers workspace={place} />
        <InviteUsers key={String(opened)} opened={opened} workspace={place} />
      </>
    );
    return (
      <>
        <PageHeader
          title={INVITATIONS.title}
          description={INVITATIONS.description}
          trail={placeTrail(organization, workspace)}
          actions={rights.includes("invitation.create") ? actions : undefined}
        />
        <InvitationsTable
          workspace={slug}
          rows={list.items.map(invitationRow)}
          clock={clock}
          address={listAddress(urls.workspace.invitations(slug), query, "status")}
          total={list.total}
          nextCursor={list.nextCursor}
          exports={exportLinks(api, input)}
        />
        {links === null ? null : (
          <div className="mt-10">
            <Section
              title={LINKS.title}
              description={LINKS.description}
              actions={rights.includes("invitation-link.create") ? <CreateLink workspace={place} /> : undefined}
            >
              <LinksTable
                workspace={slug}
                rows={links.items.map(linkRow)}
                clock={clock}
                address={{ path: urls.workspace.invitations(slug), query: {} }}
              />
            </Section>
          </div>
        )}
      </>
    );
  });
}
