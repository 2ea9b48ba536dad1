"use client";

import { useState } from "react";

import { Button } from "@/app/_components/button";
import { DoneNotice } from "@/app/_components/done-notice";
import { ErrorSummary } from "@/app/_components/error-summary";
import { PasswordField } from "@/app/_components/fields";
import { FIELDS, RESET, SIGN_IN } from "@/app/_lib/entry-sentences";
import { trpc } from "@/app/_lib/trpc";
import { urls } from "@/app/_lib/urls";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/use-schema-form";

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
    <form
      className="grid gap-4"
      method="post"
      noValidate
      onFocus={() => void loadSchema()}
      onSubmit={(event) => void form.handleSubmit((input) => command.run(input))(event)}
    >
      <p className="text-muted -mt-4">{RESET.chooseText(email)}</p>
      <ErrorSummary failure={command.failure} />
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
    </form>
  );
}
