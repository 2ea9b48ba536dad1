"use client";

import dynamic from "next/dynamic";
import { useState } from "react";

import { Dialog } from "@/app/_components/dialog/dialog";
import type { Row } from "@/app/_components/table/types";
import { exactTime, type Clock } from "@/app/_lib/format";
import { ROTATION } from "@/app/_sentences/machines/credential";
import type { CreatedCredentialView } from "@/server/credentials/schema";
import type { NewCredential } from "../new/credential-texts";

import { reachedBy, type Addresses, type CredentialPlace } from "../place";

interface RotateDialogProps {
  place: CredentialPlace;
  addresses: Addresses;
  clock: Clock;
  /** Null while closed. */
  row: Row | null;
  onClose: () => void;
}

const RotateForm = dynamic(async () => (await import("./rotate-form")).RotateForm, { ssr: false });
const CreatedCredential = dynamic(async () => (await import("../new/created-credential")).CreatedCredential, {
  ssr: false,
});

interface Made {
  credential: NewCredential;
  note: string;
}

/** The question how long the old secret key works on, then the new one. */
export function RotateDialog({ place, addresses, clock, row, onClose }: RotateDialogProps) {
  const [made, setMade] = useState<Made | null>(null);
  function keep({ accessKey, secretKey, previousEndsAt }: CreatedCredentialView): void {
    const credential = { accessKey, secretKey, ...addresses, ...reachedBy(place) };
    const note = previousEndsAt === null ? ROTATION.stopped : ROTATION.until(exactTime(previousEndsAt, clock));
    setMade({ credential, note });
  }
  function close(): void {
    setMade(null);
    onClose();
  }
  return (
    <Dialog
      open={row !== null}
      onOpenChange={close}
      title={made === null ? ROTATION.title(row?.name ?? "") : ROTATION.made}
      {...(made === null ? { description: ROTATION.text } : { wide: true, sticky: true })}
    >
      {row === null ? null : made === null ? (
        <RotateForm place={place} credential={row.id} onMade={keep} onCancel={close} />
      ) : (
        <CreatedCredential {...made} onClose={close} />
      )}
    </Dialog>
  );
}
