"use client";

import { useState } from "react";

import { Button } from "@/app/_components/button";
import { Dialog } from "@/app/_components/dialog/dialog";
import { DialogActions } from "@/app/_components/dialog/dialog-actions";
import { EmailField, PasswordField } from "@/app/_components/form/fields";
import { Notice } from "@/app/_components/page/notice";
import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { PROFILE } from "@/app/_sentences/people/account";
import { DIALOG } from "@/app/_sentences/interface/forms";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";

interface ChangeEmailDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  mail: boolean;
}

interface ChangeEmailFormProps {
  mail: boolean;
  onCancel: () => void;
  onDone: (state: "changed" | "mailed", email: string) => void;
}

const loadSchema = async () => (await import("@/server/accounts/schema")).changeEmailSchema;

const LABELS = { email: PROFILE.newEmail, password: PROFILE.password } as const;

function ChangeEmailForm({ mail, onCancel, onDone }: ChangeEmailFormProps) {
  const form = useSchemaForm(loadSchema, { email: "", password: "" });
  const { errors } = form.formState;
  const command = useCommand(trpc.accounts.changeEmail.mutate, { form });
  async function send(input: { email: string; password: string }): Promise<void> {
    const done = await command.run(input);
    if (done !== null) onDone(done.state, input.email);
  }
  const wrongPassword = errors.password?.type === "password_wrong";
  return (
    <DialogForm
      form={form}
      labels={LABELS}
      command={command}
      prepare={loadSchema}
      onSubmit={send}
      submit={mail ? PROFILE.submitMail : PROFILE.submitNow}
      pendingLabel={PROFILE.changing}
      onCancel={onCancel}
    >
      <EmailField
        {...form.register("email")}
        label={PROFILE.newEmail}
        autoComplete="email"
        error={errors.email?.message}
      />
      <PasswordField
        {...form.register("password")}
        label={PROFILE.password}
        help={PROFILE.passwordHelp}
        autoComplete="current-password"
        required
        error={wrongPassword ? PROFILE.wrongPassword : errors.password?.message}
      />
    </DialogForm>
  );
}

function LetterSent({ email, onClose }: { email: string; onClose: () => void }) {
  return (
    <div className="grid gap-4">
      <Notice tone="ok" title={PROFILE.mailedTitle} live>
        {PROFILE.mailed(email)}
      </Notice>
      <DialogActions>
        <Button variant="primary" onClick={onClose} autoFocus>
          {DIALOG.done}
        </Button>
      </DialogActions>
    </div>
  );
}

/** The present password first; with a mail server the new address must be proved before it counts. */
export function ChangeEmailDialog({ open, onOpenChange, mail }: ChangeEmailDialogProps) {
  const [mailedTo, setMailedTo] = useState<string | null>(null);
  function close(): void {
    setMailedTo(null);
    onOpenChange(false);
  }
  function finish(state: "changed" | "mailed", email: string): void {
    if (state === "mailed") {
      setMailedTo(email);
      return;
    }
    toast(PROFILE.changed);
    close();
  }
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title={PROFILE.changeTitle}
      {...(mailedTo === null ? { description: mail ? PROFILE.changeMail : PROFILE.changeNoMail } : {})}
    >
      {mailedTo === null ? (
        <ChangeEmailForm mail={mail} onCancel={close} onDone={finish} />
      ) : (
        <LetterSent email={mailedTo} onClose={close} />
      )}
    </Dialog>
  );
}
