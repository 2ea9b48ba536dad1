import type { Metadata } from "next";

import { PageHeader } from "@/app/_components/page-header";
import type { Cell, Row, Tone } from "@/app/_components/table-types";
import { readClock } from "@/app/_lib/clock";
import { listAddress, listInput, oneOf } from "@/app/_lib/list-query";
import { page } from "@/app/_lib/page";
import { INVITATIONS } from "@/app/_lib/people-sentences";
import { readQuery, type SearchParams } from "@/app/_lib/search-params";
import { workspaceHere } from "@/app/_lib/shell-props";
import { placeTrail } from "@/app/_lib/trail";
import { urls } from "@/app/_lib/urls";
import { ROLES } from "@/app/_lib/workspace-sentences";
import { caller } from "@/server/api/caller";
import { INVITATION_STATUSES, type InvitationStatus, type InvitationView } from "@/server/invitations/schema";

import { InvitationsTable } from "./invitations-table";
import { InviteUsers } from "./invite-users";

export const metadata: Metadata = { title: INVITATIONS.title };

interface InvitationsPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: SearchParams;
}

const TONES: Readonly<Record<InvitationStatus, Tone>> = {
  pending: "waiting",
  accepted: "ok",
  declined: "neutral",
  expired: "warn",
  revoked: "neutral",
};

function letterOf({ mail: { state, reason } }: InvitationView): Cell {
  const text = INVITATIONS.mail[state];
  return state === "failed" ? { text, tone: "danger", note: reason ?? "" } : text;
}

function rowOf(invitation: InvitationView): Row {
  const { id, email, role, status, invitedBy, createdAt, expiresAt, mismatchAt } = invitation;
  const alive = status === "pending" || status === "expired";
  return {
    id,
    name: email,
    cells: {
      email: mismatchAt === null ? email : { text: email, note: INVITATIONS.mismatch },
      role: ROLES[role] ?? role,
      status: { text: INVITATIONS.statuses[status], tone: TONES[status] },
      letter: letterOf(invitation),
      invited: createdAt,
      ends: alive ? expiresAt : null,
      inviter: invitedBy.name,
    },
    actions: status === "pending" ? ["resend", "revoke"] : status === "expired" ? ["resend"] : [],
  };
}

export default async function InvitationsPage({ params, searchParams }: InvitationsPageProps) {
  return page(async () => {
    const { workspace: name } = await params;
    const query = await readQuery(searchParams);
    const { invitations } = await caller();
    const status = oneOf(INVITATION_STATUSES, query.status);
    const [{ workspace, organization }, list, clock] = await Promise.all([
      workspaceHere(name),
      invitations.list({ workspace: name, ...listInput(query, "-created"), status }),
      readClock(),
    ]);
    const { slug } = workspace;
    const opened = query.open === "create";
    const place = { slug, name: workspace.name };
    return (
      <>
        <PageHeader
          title={INVITATIONS.title}
          description={INVITATIONS.description}
          trail={placeTrail(organization, workspace)}
          actions={<InviteUsers key={String(opened)} opened={opened} workspace={place} />}
        />
        <InvitationsTable
          workspace={slug}
          rows={list.items.map(rowOf)}
          clock={clock}
          address={listAddress(urls.workspace.invitations(slug), query, "status")}
          total={list.total}
          nextCursor={list.nextCursor}
        />
      </>
    );
  });
}
