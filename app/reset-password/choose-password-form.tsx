"use client";

import { useState } from "react";

import { Button } from "@/app/_components/button";
import { DoneNotice } from "@/app/_components/page/done-notice";
import { PasswordField } from "@/app/_components/form/fields";
import { SchemaForm } from "@/app/_components/form/schema-form";
import { FIELDS, RESET, SIGN_IN } from "@/app/_sentences/sign-in/entry";
import { trpc } from "@/app/_lib/trpc";
import { urls } from "@/app/_lib/urls";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";

const loadSchema = async () => (await import("@/server/accounts/schema")).resetPasswordSchema.omit({ token: true });

export function ChoosePasswordForm({ token, email }: { token: string; email: string }) {
  const [done, setDone] = useState(false);
  const form = useSchemaForm(loadSchema, { password: "" });
  const command = useCommand((input: { password: string }) => trpc.accounts.resetPassword.mutate({ ...input, token }), {
    form,
    refresh: false,
    onDone: () => setDone(true),
  });
  if (done) {
    return (
      <DoneNotice title={RESET.doneTitle} text={RESET.doneText} next={{ label: SIGN_IN.title, href: urls.signIn() }} />
    );
  }
  return (
    <div className="-mt-4 grid gap-4">
      <p className="text-muted">{RESET.chooseText(email)}</p>
      <SchemaForm form={form} command={command} prepare={loadSchema} onSubmit={command.run}>
        {/* Password managers keep the new password under this name. */}
        <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
        <PasswordField
          {...form.register("password")}
          label={FIELDS.newPassword}
          help={RESET.passwordHelp}
          autoComplete="new-password"
          required
          error={form.formState.errors.password?.message}
        />
        <Button type="submit" variant="primary" pending={command.pending} pendingLabel={RESET.choosePending}>
          {RESET.chooseSubmit}
        </Button>
      </SchemaForm>
    </div>
  );
}
