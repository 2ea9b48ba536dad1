"use client";

import { ConfirmRow } from "@/app/_components/dialog/confirm-row";
import { EmptyState } from "@/app/_components/page/empty-state";
import { Table } from "@/app/_components/table/table";
import type { Column, RowAction, TableProps } from "@/app/_components/table/types";
import { REQUIRE_SSO } from "@/app/_sentences/sso/require-sso";
import { trpc } from "@/app/_lib/trpc";
import { useChosenRow } from "@/app/_lib/list/use-chosen-row";

const COLUMNS: readonly Column[] = [
  { key: "owner", label: REQUIRE_SSO.owner, head: true },
  { key: "state", label: REQUIRE_SSO.apartState, kind: "status" },
];

const ACTIONS: readonly RowAction[] = [
  { key: "set", label: REQUIRE_SSO.set, inline: true },
  { key: "unset", label: REQUIRE_SSO.unset, inline: true },
];

const EMPTY = <EmptyState title={REQUIRE_SSO.empty} />;

interface OwnersTableProps extends Pick<TableProps, "rows" | "clock" | "address"> {
  organization: string;
}

export function OwnersTable({ organization, ...table }: OwnersTableProps) {
  const { onAction, rowFor, close } = useChosenRow();
  const change = (breakGlass: boolean) => (row: { id: string }) =>
    trpc.requireSso.setBreakGlass.mutate({ organization, user: row.id, breakGlass });
  return (
    <>
      <Table
        {...table}
        label={REQUIRE_SSO.apart}
        columns={COLUMNS}
        actions={ACTIONS}
        onAction={onAction}
        total={table.rows.length}
        nextCursor={null}
        empty={EMPTY}
      />
      <ConfirmRow
        row={rowFor("set")}
        title={REQUIRE_SSO.setTitle}
        verb={REQUIRE_SSO.set}
        pendingLabel={REQUIRE_SSO.setting}
        consequences={REQUIRE_SSO.setConsequences}
        danger={false}
        call={change(true)}
        done={REQUIRE_SSO.setDone}
        onClose={close}
      />
      <ConfirmRow
        row={rowFor("unset")}
        title={REQUIRE_SSO.unsetTitle}
        verb={REQUIRE_SSO.unset}
        pendingLabel={REQUIRE_SSO.unsetting}
        consequences={REQUIRE_SSO.unsetConsequences}
        call={change(false)}
        done={REQUIRE_SSO.unsetDone}
        onClose={close}
      />
    </>
  );
}
