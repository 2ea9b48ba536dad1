"use client";

import dynamic from "next/dynamic";

import { LazyDialogButton } from "@/app/_components/dialog/lazy-dialog-button";
import type { NewCredential } from "@/app/_credentials/new/credential-texts";
import { MACHINES } from "@/app/_sentences/machines/service-accounts";
import { useMadeOnce } from "@/app/_lib/form/use-made-once";

const load = async () => (await import("./new-service-account-form")).NewServiceAccountForm;
const NewServiceAccountForm = dynamic(load, { ssr: false });
const loadKeys = async () => (await import("@/app/_credentials/new/created-credential")).CreatedCredential;
const CreatedCredential = dynamic(loadKeys, { ssr: false });

interface NewServiceAccountProps {
  opened: boolean;
  workspace: string;
  addresses: { webUrl: string; apiUrl: string; filesUrl: string };
  disabledReason: string | undefined;
}

interface Made {
  name: string;
  credential: NewCredential;
}

/** The button, the form, and the only sight of the first secret key. */
export function NewServiceAccount({ opened, workspace, addresses, disabledReason }: NewServiceAccountProps) {
  const { made, setMade, close, dialog } = useMadeOnce<Made>(opened && disabledReason === undefined);
  return (
    <LazyDialogButton
      label={MACHINES.create}
      prepare={() => void load()}
      disabledReason={disabledReason}
      {...dialog}
      title={made === null ? MACHINES.createTitle : MACHINES.createdTitle(made.name)}
      wide={made !== null}
      sticky={made !== null}
    >
      {made === null ? (
        <NewServiceAccountForm
          workspace={workspace}
          onCancel={close}
          onMade={({ name, credential: { accessKey, secretKey } }) =>
            setMade({ name, credential: { accessKey, secretKey, ...addresses, workspace } })
          }
        />
      ) : (
        <CreatedCredential credential={made.credential} onClose={close} />
      )}
    </LazyDialogButton>
  );
}
