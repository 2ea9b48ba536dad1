"use client";

import { ConfirmRow } from "@/app/_components/dialog/confirm-row";
import { EmptyState } from "@/app/_components/page/empty-state";
import { Table } from "@/app/_components/table/table";
import type { Column, Filter, RowAction, TableProps } from "@/app/_components/table/types";
import { INVITATIONS, INVITE } from "@/app/_sentences/people/invitations";
import { trpc } from "@/app/_lib/trpc";
import { useChosenRow } from "@/app/_lib/list/use-chosen-row";
import { PLACE } from "@/app/_sentences/places/place";

import { NewLinkDialog } from "./new-link-dialog";

interface InvitationsTableProps extends Pick<
  TableProps,
  "rows" | "clock" | "address" | "total" | "nextCursor" | "exports"
> {
  workspace: string;
}

const COLUMNS: readonly Column[] = [
  { key: "email", label: PLACE.email, head: true },
  { key: "role", label: PLACE.role },
  { key: "status", label: PLACE.status },
  { key: "letter", label: INVITATIONS.letter, kind: "long" },
  { key: "invited", label: INVITATIONS.invited, kind: "time", sort: "created" },
  { key: "ends", label: INVITATIONS.ends, kind: "time" },
  { key: "until", label: INVITE.until, kind: "time" },
  { key: "inviter", label: INVITATIONS.invitedBy, kind: "name" },
];

const ACTIONS: readonly RowAction[] = [
  { key: "copy", label: INVITE.copy },
  { key: "resend", label: INVITATIONS.resend },
  { key: "revoke", label: INVITATIONS.revoke, danger: true },
];

const FILTERS: readonly Filter[] = [
  {
    name: "status",
    label: PLACE.status,
    options: Object.entries(INVITATIONS.statuses).map(([value, label]) => ({ value, label })),
  },
];

const EMPTY = <EmptyState title={INVITATIONS.empty}>{INVITATIONS.emptyText}</EmptyState>;

export function InvitationsTable({ workspace, ...table }: InvitationsTableProps) {
  const { onAction, rowFor, close } = useChosenRow();
  return (
    <>
      <Table
        {...table}
        label={INVITATIONS.title}
        columns={COLUMNS}
        search={INVITATIONS.search}
        filters={FILTERS}
        actions={ACTIONS}
        onAction={onAction}
        empty={EMPTY}
      />
      <ConfirmRow
        row={rowFor("revoke")}
        title={INVITATIONS.revokeTitle}
        verb={INVITATIONS.revokeVerb}
        pendingLabel={INVITATIONS.revoking}
        consequences={INVITATIONS.revokeConsequences}
        call={({ id }) => trpc.invitations.revoke.mutate({ workspace, invitation: id })}
        done={INVITATIONS.revoked}
        onClose={close}
      />
      <NewLinkDialog workspace={workspace} kind="resend" row={rowFor("resend")} onClose={close} />
      <NewLinkDialog workspace={workspace} kind="copy" row={rowFor("copy")} onClose={close} />
    </>
  );
}
