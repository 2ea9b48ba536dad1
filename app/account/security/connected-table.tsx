"use client";

import { ConfirmRow } from "@/app/_components/dialog/confirm-row";
import { EmptyState } from "@/app/_components/page/empty-state";
import { Table } from "@/app/_components/table/table";
import type { Column, Row } from "@/app/_components/table/types";
import { CONNECTED } from "@/app/_sentences/people/account";
import type { Clock } from "@/app/_lib/format";
import { trpc } from "@/app/_lib/trpc";
import { urls } from "@/app/_lib/urls";
import { useChosenRow } from "@/app/_lib/list/use-chosen-row";
import type { IdentityView } from "@/server/identities/schema";

const COLUMNS: readonly Column[] = [
  { key: "provider", label: CONNECTED.provider, head: true },
  { key: "organization", label: CONNECTED.organization },
  { key: "email", label: CONNECTED.email },
  { key: "lastUsed", label: CONNECTED.lastUsed, kind: "time" },
  { key: "since", label: CONNECTED.since, kind: "time" },
];

function rowOf({ id, identityProvider, organization, email, lastSignInAt, createdAt }: IdentityView): Row {
  const { name, active } = identityProvider;
  return {
    id,
    name,
    cells: {
      provider: active ? name : { text: name, note: CONNECTED.off },
      organization: organization.name,
      email,
      lastUsed: lastSignInAt,
      since: createdAt,
    },
  };
}

export function ConnectedTable({ identities, clock }: { identities: readonly IdentityView[]; clock: Clock }) {
  const { onAction, rowFor, close } = useChosenRow();
  return (
    <>
      <Table
        label={CONNECTED.table}
        columns={COLUMNS}
        rows={identities.map(rowOf)}
        clock={clock}
        address={{ path: urls.account.security(), query: {} }}
        total={identities.length}
        nextCursor={null}
        actions={[{ key: "disconnect", label: CONNECTED.disconnect, danger: true, inline: true }]}
        onAction={onAction}
        empty={<EmptyState title={CONNECTED.emptyTitle}>{CONNECTED.empty}</EmptyState>}
      />
      <ConfirmRow
        row={rowFor("disconnect")}
        title={CONNECTED.disconnectTitle}
        verb={CONNECTED.disconnectVerb}
        pendingLabel={CONNECTED.disconnecting}
        consequences={[CONNECTED.disconnectEnds]}
        danger
        call={({ id }) => trpc.identities.disconnect.mutate({ identity: id })}
        done={CONNECTED.disconnected}
        onClose={close}
      />
    </>
  );
}
