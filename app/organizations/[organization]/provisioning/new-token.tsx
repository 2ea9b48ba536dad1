"use client";

import dynamic from "next/dynamic";

import { Button } from "@/app/_components/button";
import { CopyButton } from "@/app/_components/copy-button";
import { DescriptionList } from "@/app/_components/page/description-list";
import { DialogActions } from "@/app/_components/dialog/dialog-actions";
import { LazyDialogButton } from "@/app/_components/dialog/lazy-dialog-button";
import { Notice } from "@/app/_components/page/notice";
import { PROVISIONING } from "@/app/_sentences/sso/provisioning";
import { DIALOG } from "@/app/_sentences/interface/forms";
import { useMadeOnce } from "@/app/_lib/form/use-made-once";

interface NewTokenProps {
  organization: string;
  longestDays: number | null;
  opened: boolean;
  disabledReason?: string | undefined;
}

const loadForm = async () => (await import("./new-token-form")).NewTokenForm;
const NewTokenForm = dynamic(loadForm, { ssr: false });

interface Made {
  token: string;
  url: string;
}

function Created({ made: { token, url }, onClose }: { made: Made; onClose: () => void }) {
  const copied = (text: string) => <code className="break-all select-all">{text}</code>;
  return (
    <div className="grid gap-4">
      <Notice tone="warn">{PROVISIONING.once}</Notice>
      <DescriptionList
        items={[
          {
            label: PROVISIONING.url,
            value: copied(url),
            action: <CopyButton text={url} label={PROVISIONING.copyUrl} />,
          },
          {
            label: PROVISIONING.token,
            value: copied(token),
            action: <CopyButton text={token} label={PROVISIONING.copyToken} />,
          },
        ]}
      />
      <DialogActions>
        <Button variant="primary" onClick={onClose}>
          {DIALOG.done}
        </Button>
      </DialogActions>
    </div>
  );
}

/** The button, the form, and the only sight of the token. */
export function NewToken({ organization, longestDays, opened, disabledReason }: NewTokenProps) {
  const { made, setMade, close, dialog } = useMadeOnce<Made>(opened && disabledReason === undefined);
  return (
    <LazyDialogButton
      label={PROVISIONING.newToken}
      prepare={() => void loadForm()}
      disabledReason={disabledReason}
      {...dialog}
      title={made === null ? PROVISIONING.createTitle : PROVISIONING.createdTitle}
      {...(made === null ? { description: PROVISIONING.createText } : { wide: true, sticky: true })}
    >
      {made === null ? (
        <NewTokenForm organization={organization} longestDays={longestDays} onCancel={close} onMade={setMade} />
      ) : (
        <Created made={made} onClose={close} />
      )}
    </LazyDialogButton>
  );
}
