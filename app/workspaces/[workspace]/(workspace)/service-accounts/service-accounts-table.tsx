"use client";

import { useRouter } from "next/navigation";

import { ConfirmRow } from "@/app/_components/dialog/confirm-row";
import { EmptyState } from "@/app/_components/page/empty-state";
import type { PreviewSection, ReceiptData } from "@/app/_components/dialog/preview-types";
import { Table } from "@/app/_components/table/table";
import type { Column, Row, RowAction, TableProps } from "@/app/_components/table/types";
import { trpc } from "@/app/_lib/trpc";
import { urls } from "@/app/_lib/urls";
import { useChosenRow } from "@/app/_lib/list/use-chosen-row";
import { MACHINES } from "@/app/_sentences/machines/service-accounts";
import { PLACE } from "@/app/_sentences/places/place";
import type { Permission } from "@/server/access/permissions";
import type { RemovedServiceAccountView } from "@/server/service-accounts/schema";

import { StateDialogs } from "./state-dialogs";

interface ServiceAccountsTableProps extends Pick<
  TableProps,
  "rows" | "clock" | "address" | "total" | "nextCursor" | "exports"
> {
  workspace: string;
  rights: readonly string[];
}

const COLUMNS: readonly Column[] = [
  { key: "name", label: MACHINES.account, head: true, sort: "created" },
  { key: "groups", label: MACHINES.groups },
  { key: "id", label: MACHINES.userId, kind: "id" },
  { key: "credentials", label: MACHINES.credentials, kind: "number" },
  { key: "used", label: MACHINES.lastUsed, kind: "time" },
  { key: "role", label: MACHINES.role },
  { key: "status", label: PLACE.status },
];

const ACTIONS: readonly (RowAction & { permission: Permission })[] = [
  { key: "edit", label: MACHINES.edit, inline: true, permission: "service-account.update" },
  { key: "suspend", label: MACHINES.suspend, permission: "service-account.suspend" },
  { key: "resume", label: MACHINES.resume, permission: "service-account.resume" },
  { key: "remove", label: MACHINES.remove, danger: true, inline: true, permission: "service-account.remove" },
];

const EMPTY = <EmptyState title={MACHINES.empty}>{MACHINES.emptyText}</EmptyState>;

async function previewRemoval(workspace: string, serviceAccount: string): Promise<readonly PreviewSection[]> {
  const preview = await trpc.serviceAccounts.previewRemoval.query({ workspace, serviceAccount });
  const { credentials, groups, rules, vault } = preview;
  const keys = credentials.map(({ id, accessKey, label }) => ({ key: id, text: accessKey, note: label }));
  return [
    {
      kind: "ends",
      parts: [
        { label: MACHINES.ending, total: credentials.length, items: keys },
        {
          label: MACHINES.leavingGroups,
          total: groups.length,
          items: groups.map(({ id, name }) => ({ key: id, text: name })),
        },
        { label: MACHINES.rules, total: rules },
        { label: MACHINES.vault, total: vault ? 1 : 0 },
      ],
    },
    { kind: "stays", lines: [MACHINES.stays] },
  ];
}

function receiptOf({ name, endedAt, credentials, groups, rules }: RemovedServiceAccountView): ReceiptData {
  const parts = [
    { label: MACHINES.ending, total: credentials },
    { label: MACHINES.leavingGroups, total: groups },
    { label: MACHINES.rules, total: rules },
  ];
  return { title: MACHINES.receipt(name), at: endedAt, sections: [{ kind: "done", parts }] };
}

export function ServiceAccountsTable({ workspace, rights, ...table }: ServiceAccountsTableProps) {
  const router = useRouter();
  const { onAction, rowFor, close } = useChosenRow();
  function act(action: string, row: Row): void {
    if (action === "edit") router.push(urls.workspace.serviceAccount(workspace, row.id));
    else onAction(action, row);
  }
  return (
    <>
      <Table
        {...table}
        label={MACHINES.title}
        columns={COLUMNS}
        search={MACHINES.search}
        actions={ACTIONS.filter(({ permission }) => rights.includes(permission))}
        onAction={act}
        empty={EMPTY}
      />
      <StateDialogs workspace={workspace} rowFor={rowFor} onClose={close} />
      <ConfirmRow
        row={rowFor("remove")}
        title={MACHINES.removeTitle}
        verb={MACHINES.removeVerb}
        pendingLabel={MACHINES.removing}
        typed
        preview={({ id }) => previewRemoval(workspace, id)}
        call={({ id }) => trpc.serviceAccounts.remove.mutate({ workspace, serviceAccount: id })}
        done={({ name }) => MACHINES.removed(name)}
        receipt={receiptOf}
        onClose={close}
      />
    </>
  );
}
