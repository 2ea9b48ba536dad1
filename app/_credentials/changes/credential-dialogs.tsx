"use client";

import dynamic from "next/dynamic";

import { ConfirmRow } from "@/app/_components/dialog/confirm-row";
import { Dialog } from "@/app/_components/dialog/dialog";
import type { Row } from "@/app/_components/table/types";
import type { Clock } from "@/app/_lib/format";
import { LIMITS } from "@/app/_sentences/machines/credential";
import { CREDENTIALS } from "@/app/_sentences/machines/credentials";

import { callsAt } from "../calls";
import type { Addresses, ChangedPlace } from "../place";
import { RotateDialog } from "./rotate-dialog";

interface CredentialDialogsProps {
  place: ChangedPlace;
  addresses: Addresses;
  clock: Clock;
  /** Of `useChosenRow`. */
  rowFor: (action: string) => Row | null;
  onClose: () => void;
}

/** Forms bring the schema's code along, so they come when they are opened. */
const LabelForm = dynamic(async () => (await import("./label-form")).LabelForm, { ssr: false });
const NetworksForm = dynamic(async () => (await import("./networks-form")).NetworksForm, { ssr: false });

function textOf({ cells }: Row, key: string): string {
  const cell = cells[key];
  return typeof cell === "object" && cell !== null ? cell.text : String(cell ?? "");
}

function labelOf(row: Row): string {
  const shown = textOf(row, "label");
  return shown === CREDENTIALS.noLabel ? "" : shown;
}

/** The questions before each change of one credential: label, rotate, networks, revoke, enable. */
export function CredentialDialogs({ place, addresses, clock, rowFor, onClose }: CredentialDialogsProps) {
  const calls = callsAt(place);
  const [labelled, limited] = [rowFor("label"), rowFor("networks")];
  return (
    <>
      <ConfirmRow
        row={rowFor("revoke")}
        title={CREDENTIALS.revokeTitle}
        verb={CREDENTIALS.revokeVerb}
        pendingLabel={CREDENTIALS.revoking}
        consequences={CREDENTIALS.revokeConsequences}
        call={({ id }) => calls.revoke({ credential: id })}
        done={CREDENTIALS.revoked}
        onClose={onClose}
      />
      <ConfirmRow
        row={rowFor("enable")}
        title={CREDENTIALS.enableTitle}
        verb={CREDENTIALS.enable}
        pendingLabel={CREDENTIALS.enabling}
        consequences={CREDENTIALS.enableConsequences}
        call={({ id }) => calls.enable({ credential: id })}
        done={CREDENTIALS.enabled}
        onClose={onClose}
      />
      <Dialog open={labelled !== null} onOpenChange={onClose} title={CREDENTIALS.editTitle}>
        {labelled === null ? null : (
          <LabelForm place={place} credential={labelled.id} label={labelOf(labelled)} onClose={onClose} />
        )}
      </Dialog>
      <Dialog open={limited !== null} onOpenChange={onClose} title={LIMITS.networksTitle}>
        {limited === null ? null : (
          <NetworksForm
            place={place}
            credential={limited.id}
            networks={textOf(limited, "networks").split("\n").filter(Boolean)}
            onClose={onClose}
          />
        )}
      </Dialog>
      <RotateDialog place={place} addresses={addresses} clock={clock} row={rowFor("rotate")} onClose={onClose} />
    </>
  );
}
