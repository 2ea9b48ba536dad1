"use client";

import dynamic from "next/dynamic";
import { useState } from "react";

import { Button } from "@/app/_components/button";
import { ConfirmRow } from "@/app/_components/dialog/confirm-row";
import { Dialog, prepareDialog } from "@/app/_components/dialog/dialog";
import { EmptyState } from "@/app/_components/page/empty-state";
import { Table } from "@/app/_components/table/table";
import type { Column, Row } from "@/app/_components/table/types";
import { FACTORS } from "@/app/_sentences/sign-in/factors";
import type { Clock } from "@/app/_lib/format";
import { trpc } from "@/app/_lib/trpc";
import { urls } from "@/app/_lib/urls";
import { useChosenRow } from "@/app/_lib/list/use-chosen-row";
import type { PasskeyView } from "@/server/second-factors/schema";

const load = async () => (await import("./add-passkey-form")).AddPasskeyForm;
const AddPasskeyForm = dynamic(load, { ssr: false });
const RenamePasskeyForm = dynamic(async () => (await import("./rename-passkey-form")).RenamePasskeyForm, {
  ssr: false,
});

const COLUMNS: readonly Column[] = [
  { key: "name", label: FACTORS.name, head: true },
  { key: "kind", label: FACTORS.kind },
  { key: "lastUsed", label: FACTORS.lastUsed, kind: "time" },
  { key: "created", label: FACTORS.created, kind: "time" },
];

function rowOf({ id, name, verifiesUser, lastUsedAt, createdAt }: PasskeyView): Row {
  const kind = verifiesUser ? FACTORS.alone : FACTORS.second;
  return { id, name, cells: { name, kind, lastUsed: lastUsedAt, created: createdAt } };
}

/** Opens the question for a new one. `refusal`: why there can be none here. */
export function AddPasskey({ refusal }: { refusal: string | undefined }) {
  const [open, setOpen] = useState(false);
  function soon(): void {
    prepareDialog();
    void load();
  }
  return (
    <>
      <Button disabledReason={refusal} onPointerEnter={soon} onFocus={soon} onClick={() => setOpen(true)}>
        {FACTORS.addPasskey}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={FACTORS.addTitle} sticky>
        <AddPasskeyForm onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

export function PasskeysTable({ passkeys, clock }: { passkeys: readonly PasskeyView[]; clock: Clock }) {
  const { onAction, rowFor, close } = useChosenRow();
  const renamed = rowFor("rename");
  return (
    <>
      <Table
        label={FACTORS.table}
        columns={COLUMNS}
        rows={passkeys.map(rowOf)}
        clock={clock}
        address={{ path: urls.account.security(), query: {} }}
        total={passkeys.length}
        nextCursor={null}
        actions={[
          { key: "rename", label: FACTORS.rename },
          { key: "remove", label: FACTORS.remove, danger: true },
        ]}
        onAction={onAction}
        empty={<EmptyState title={FACTORS.emptyPasskeys}>{FACTORS.emptyPasskeysText}</EmptyState>}
      />
      <Dialog open={renamed !== null} onOpenChange={close} title={FACTORS.renameTitle}>
        {renamed === null ? null : <RenamePasskeyForm passkey={renamed.id} name={renamed.name} onClose={close} />}
      </Dialog>
      <ConfirmRow
        row={rowFor("remove")}
        title={FACTORS.removePasskeyTitle}
        verb={FACTORS.removePasskeyVerb}
        pendingLabel={FACTORS.removing}
        consequences={[FACTORS.removePasskeyEnds]}
        danger
        call={({ id }) => trpc.secondFactors.removePasskey.mutate({ passkey: id })}
        done={FACTORS.passkeyRemoved}
        onClose={close}
      />
    </>
  );
}
