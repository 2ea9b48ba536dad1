"use client";

import { useState } from "react";

import { Button } from "@/app/_components/button";
import { ErrorSummary } from "@/app/_components/error-summary";
import { TextField } from "@/app/_components/fields";
import { Notice } from "@/app/_components/notice";
import { FIELDS, RESET } from "@/app/_lib/entry-sentences";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/use-schema-form";
import { requestResetSchema } from "@/server/accounts/schema";

/** The answer is the same whether there is an account or not. */
export function RequestResetForm() {
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useSchemaForm(requestResetSchema, { email: "" });
  const command = useCommand(trpc.accounts.requestPasswordReset.mutate, { form, refresh: false });
  async function send(input: { email: string }): Promise<void> {
    if ((await command.run(input)) !== null) setSentTo(input.email);
  }
  if (sentTo !== null) {
    return (
      <Notice tone="ok" title={RESET.sentTitle} live>
        <p>{RESET.sentText(sentTo)}</p>
        <p className="mt-1">{RESET.sentHelp}</p>
      </Notice>
    );
  }
  return (
    <form className="grid gap-4" method="post" noValidate onSubmit={(event) => void form.handleSubmit(send)(event)}>
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
