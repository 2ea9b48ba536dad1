"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";

import { LazyDialogButton } from "@/app/_components/dialog/lazy-dialog-button";
import { useMadeOnce } from "@/app/_lib/form/use-made-once";
import { CREDENTIALS } from "@/app/_sentences/machines/credentials";
import type { NewCredential as Made } from "./credential-texts";

import { reachedBy, type Addresses, type CredentialPlace, type NewCredentialChoices } from "../place";

interface NewCredentialProps extends NewCredentialChoices {
  place: CredentialPlace;
  opened: boolean;
  addresses: Addresses;
  /** Whom they act as, and where. */
  text: ReactNode;
  disabledReason?: string | undefined;
}

const loadForm = async () => (await import("./new-credential-form")).NewCredentialForm;
const NewCredentialForm = dynamic(loadForm, { ssr: false });
const CreatedCredential = dynamic(async () => (await import("./created-credential")).CreatedCredential, { ssr: false });

/** The button, the form, and the only sight of the secret key. */
export function NewCredential({ place, opened, addresses, text, disabledReason, ...choices }: NewCredentialProps) {
  const { made, setMade, close, dialog } = useMadeOnce<Made>(opened && disabledReason === undefined);
  return (
    <LazyDialogButton
      label={CREDENTIALS.create}
      prepare={() => void loadForm()}
      disabledReason={disabledReason}
      {...dialog}
      title={made === null ? CREDENTIALS.createTitle : CREDENTIALS.createdTitle}
      {...(made === null ? { description: text } : { wide: true, sticky: true })}
    >
      {made === null ? (
        <NewCredentialForm
          {...choices}
          place={place}
          onCancel={close}
          onMade={(keys) => setMade({ ...keys, ...addresses, ...reachedBy(place) })}
        />
      ) : (
        <CreatedCredential credential={made} onClose={close} />
      )}
    </LazyDialogButton>
  );
}
