"use client";

import { ConfirmRow } from "@/app/_components/dialog/confirm-row";
import { EmptyState } from "@/app/_components/page/empty-state";
import { Table } from "@/app/_components/table/table";
import type { Column, RowAction, TableProps } from "@/app/_components/table/types";
import { PROVISIONING } from "@/app/_sentences/sso/provisioning";
import { trpc } from "@/app/_lib/trpc";
import { useChosenRow } from "@/app/_lib/list/use-chosen-row";

interface TokensTableProps extends Pick<TableProps, "rows" | "clock" | "address"> {
  organization: string;
}

const COLUMNS: readonly Column[] = [
  { key: "label", label: PROVISIONING.label, head: true },
  { key: "status", label: PROVISIONING.status, kind: "status" },
  { key: "by", label: PROVISIONING.createdBy },
  { key: "created", label: PROVISIONING.created, kind: "time" },
  { key: "used", label: PROVISIONING.lastUsed, kind: "time" },
  { key: "ends", label: PROVISIONING.ends, kind: "time" },
];

const ACTIONS: readonly RowAction[] = [{ key: "revoke", label: PROVISIONING.revoke, danger: true, inline: true }];

const EMPTY = <EmptyState title={PROVISIONING.noTokens}>{PROVISIONING.noTokensText}</EmptyState>;

/** The tokens of the organization's directories. */
export function TokensTable({ organization, ...table }: TokensTableProps) {
  const { rowFor, onAction, close } = useChosenRow();
  return (
    <>
      <Table
        {...table}
        label={PROVISIONING.tokens}
        columns={COLUMNS}
        actions={ACTIONS}
        onAction={onAction}
        empty={EMPTY}
      />
      <ConfirmRow
        row={rowFor("revoke")}
        title={PROVISIONING.revokeTitle}
        verb={PROVISIONING.revokeVerb}
        pendingLabel={PROVISIONING.revoking}
        consequences={PROVISIONING.revokeConsequences}
        call={({ id }) => trpc.provisioning.revokeToken.mutate({ organization, token: id })}
        done={PROVISIONING.revoked}
        onClose={close}
      />
    </>
  );
}
