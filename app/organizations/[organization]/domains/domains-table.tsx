"use client";

import { ConfirmRow } from "@/app/_components/dialog/confirm-row";
import { EmptyState } from "@/app/_components/page/empty-state";
import type { PreviewSection } from "@/app/_components/dialog/preview-types";
import { Table } from "@/app/_components/table/table";
import type { Column, RowAction, TableProps } from "@/app/_components/table/types";
import { DOMAINS } from "@/app/_sentences/sso/domains";
import { trpc } from "@/app/_lib/trpc";
import { useChosenRow } from "@/app/_lib/list/use-chosen-row";
import type { DomainRemovalView } from "@/server/domains/schema";

const COLUMNS: readonly Column[] = [
  { key: "domain", label: DOMAINS.domain, head: true },
  { key: "status", label: DOMAINS.status, kind: "status" },
  { key: "verified", label: DOMAINS.verified, kind: "time" },
  { key: "checked", label: DOMAINS.checked },
];

const ACTIONS: readonly RowAction[] = [
  { key: "verify", label: DOMAINS.verify, inline: true },
  { key: "remove", label: DOMAINS.remove, danger: true },
];

const EMPTY = <EmptyState title={DOMAINS.empty}>{DOMAINS.emptyText}</EmptyState>;

function previewOf({ members, connections, lastVerified }: DomainRemovalView): PreviewSection[] {
  const lines = [
    DOMAINS.removeNewcomers,
    ...(connections > 0 ? [DOMAINS.removeConnections(connections)] : []),
    ...(lastVerified ? [DOMAINS.removeLast] : []),
  ];
  return [
    { kind: "stays", lines: [DOMAINS.removeMembers(members)] },
    { kind: "ends", lines },
  ];
}

interface DomainsTableProps extends Pick<TableProps, "rows" | "clock" | "address" | "total" | "nextCursor"> {
  organization: string;
}

export function DomainsTable({ organization, ...table }: DomainsTableProps) {
  const { onAction, rowFor, close } = useChosenRow();
  return (
    <>
      <Table
        {...table}
        label={DOMAINS.title}
        columns={COLUMNS}
        search={DOMAINS.search}
        actions={ACTIONS}
        onAction={onAction}
        empty={EMPTY}
      />
      <ConfirmRow
        row={rowFor("verify")}
        title={DOMAINS.verifyTitle}
        verb={DOMAINS.verify}
        pendingLabel={DOMAINS.verifying}
        consequences={DOMAINS.verifyConsequences}
        danger={false}
        call={({ id }) => trpc.domains.verify.mutate({ organization, domain: id })}
        done={DOMAINS.verifyDone}
        onClose={close}
      />
      <ConfirmRow
        row={rowFor("remove")}
        title={DOMAINS.removeTitle}
        verb={DOMAINS.removeVerb}
        pendingLabel={DOMAINS.removing}
        preview={async ({ id }) => previewOf(await trpc.domains.previewRemoval.query({ organization, domain: id }))}
        call={({ id }) => trpc.domains.remove.mutate({ organization, domain: id })}
        done={DOMAINS.removed}
        onClose={close}
      />
    </>
  );
}
