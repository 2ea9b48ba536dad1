"use client";

import { Button } from "@/app/_components/button";
import { ConfirmRow } from "@/app/_components/dialog/confirm-row";
import type { Row } from "@/app/_components/table/types";
import { callsAt } from "@/app/_credentials/calls";
import type { Addresses, DefaultKeyPlace } from "@/app/_credentials/place";
import { RotateDialog } from "@/app/_credentials/changes/rotate-dialog";
import { ROTATION } from "@/app/_sentences/machines/credential";
import type { Clock } from "@/app/_lib/format";
import { CREDENTIALS } from "@/app/_sentences/machines/credentials";
import { DEFAULT_KEY } from "@/app/_sentences/machines/project-credentials";
import { useChosenRow } from "@/app/_lib/list/use-chosen-row";

interface DefaultKeyActionsProps {
  place: DefaultKeyPlace;
  addresses: Addresses;
  clock: Clock;
  /** Of `credentialRow`. */
  row: Row;
  active: boolean;
}

/** What an owner does with the default key of the organization. */
export function DefaultKeyActions({ place, addresses, clock, row, active }: DefaultKeyActionsProps) {
  const { onAction, rowFor, close } = useChosenRow();
  return (
    <>
      {active ? <Button onClick={() => onAction("rotate", row)}>{ROTATION.action}</Button> : null}
      <Button variant="danger" onClick={() => onAction("revoke", row)}>
        {CREDENTIALS.revoke}
      </Button>
      <RotateDialog place={place} addresses={addresses} clock={clock} row={rowFor("rotate")} onClose={close} />
      <ConfirmRow
        row={rowFor("revoke")}
        title={DEFAULT_KEY.revokeTitle}
        verb={CREDENTIALS.revokeVerb}
        pendingLabel={CREDENTIALS.revoking}
        consequences={DEFAULT_KEY.revokeConsequences}
        call={({ id }) => callsAt(place).revoke({ credential: id })}
        done={CREDENTIALS.revoked}
        onClose={close}
      />
    </>
  );
}
