"use client";

import { useState } from "react";

import { Button } from "@/app/_components/button";
import { DoneNotice } from "@/app/_components/done-notice";
import { ErrorSummary } from "@/app/_components/error-summary";
import { TextField } from "@/app/_components/fields";
import { FIELDS, RESET } from "@/app/_lib/entry-sentences";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/use-schema-form";

const loadSchema = async () => (await import("@/server/accounts/schema")).requestResetSchema;

/** The answer is the same whether there is an account or not. */
export function RequestResetForm() {
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useSchemaForm(loadSchema, { email: "" });
  const command = useCommand(trpc.accounts.requestPasswordReset.mutate, { form, refresh: false });
  async function send(input: { email: string }): Promise<void> {
    if ((await command.run(input)) !== null) setSentTo(input.email);
  }
  if (sentTo !== null) {
    return <DoneNotice title={RESET.sentTitle} text={RESET.sentText(sentTo)} help={RESET.sentHelp} />;
  }
  return (
    <form
      className="grid gap-4"
      method="post"
      noValidate
      onFocus={() => void loadSchema()}
      onSubmit={(event) => void form.handleSubmit(send)(event)}
    >
      <p className="text-muted -mt-4">{RESET.description}</p>
      <ErrorSummary failure={command.failure} />
      <TextField
        {...form.register("email")}
        label={FIELDS.email}
        type="email"
        autoComplete="username"
        autoCapitalize="off"
        spellCheck={false}
        required
        error={form.formState.errors.email?.message}
      />
      <Button type="submit" variant="primary" pending={command.pending} pendingLabel={RESET.pending}>
        {RESET.submit}
      </Button>
    </form>
  );
}
