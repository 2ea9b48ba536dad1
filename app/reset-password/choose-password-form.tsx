"use client";

import { useState } from "react";

import { Button } from "@/app/_components/button";
import { ErrorSummary } from "@/app/_components/error-summary";
import { PasswordField } from "@/app/_components/fields";
import { LinkButton } from "@/app/_components/link-button";
import { Notice } from "@/app/_components/notice";
import { FIELDS, RESET, SIGN_IN } from "@/app/_lib/entry-sentences";
import { trpc } from "@/app/_lib/trpc";
import { urls } from "@/app/_lib/urls";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/use-schema-form";
import { resetPasswordSchema } from "@/server/accounts/schema";

const passwordSchema = resetPasswordSchema.omit({ token: true });

export function ChoosePasswordForm({ token, email }: { token: string; email: string }) {
  const [done, setDone] = useState(false);
  const form = useSchemaForm(passwordSchema, { password: "" });
  const command = useCommand((input: { password: string }) => trpc.accounts.resetPassword.mutate({ ...input, token }), {
    form,
    refresh: false,
    onDone: () => setDone(true),
  });
  if (done) {
    return (
      <div className="grid gap-4">
        <Notice tone="ok" title={RESET.doneTitle} live>
          {RESET.doneText}
        </Notice>
        <LinkButton variant="primary" href={urls.signIn()}>
          {SIGN_IN.title}
        </LinkButton>
      </div>
    );
  }
  return (
    <form
      className="grid gap-4"
      method="post"
      noValidate
      onSubmit={(event) => void form.handleSubmit((input) => command.run(input))(event)}
    >
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
