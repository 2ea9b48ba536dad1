"use client";

import { ConfirmRow } from "@/app/_components/dialog/confirm-row";
import { Section } from "@/app/_components/page/section";
import { Table } from "@/app/_components/table/table";
import type { Column, RowAction, TableProps } from "@/app/_components/table/types";
import { ORGANIZATION_LIFE } from "@/app/_sentences/places/lifecycle";
import { trpc } from "@/app/_lib/trpc";
import { useChosenRow } from "@/app/_lib/list/use-chosen-row";

const COLUMNS: readonly Column[] = [
  { key: "name", label: ORGANIZATION_LIFE.organization, head: true },
  { key: "deleted", label: ORGANIZATION_LIFE.deletedAt, kind: "time" },
  { key: "until", label: ORGANIZATION_LIFE.until, kind: "time" },
];

const ACTIONS: readonly RowAction[] = [{ key: "restore", label: ORGANIZATION_LIFE.restore, inline: true }];

/** Organizations that the visitor deleted, or another of their owners, and may bring back. */
export function DeletedOrganizations(table: Pick<TableProps, "rows" | "clock" | "address">) {
  const { onAction, rowFor, close } = useChosenRow();
  return (
    <Section title={ORGANIZATION_LIFE.deleted} description={ORGANIZATION_LIFE.deletedText}>
      <Table
        {...table}
        label={ORGANIZATION_LIFE.deleted}
        columns={COLUMNS}
        actions={ACTIONS}
        onAction={onAction}
        nextCursor={null}
      />
      <ConfirmRow
        row={rowFor("restore")}
        title={ORGANIZATION_LIFE.restoreTitle}
        verb={ORGANIZATION_LIFE.restoreVerb}
        pendingLabel={ORGANIZATION_LIFE.restoring}
        consequences={ORGANIZATION_LIFE.restoreConsequences}
        danger={false}
        call={({ id }) => trpc.organizations.restore.mutate({ organization: id })}
        done={ORGANIZATION_LIFE.restored}
        onClose={close}
      />
    </Section>
  );
}
