"use client";

import { useState } from "react";

import { Button } from "@/app/_components/button";
import { DoneNotice } from "@/app/_components/page/done-notice";
import { EmailField } from "@/app/_components/form/fields";
import { SchemaForm } from "@/app/_components/form/schema-form";
import { FIELDS, RESET } from "@/app/_sentences/sign-in/entry";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";

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
    <div className="-mt-4 grid gap-4">
      <p className="text-muted">{RESET.description}</p>
      <SchemaForm form={form} command={command} prepare={loadSchema} onSubmit={send}>
        <EmailField {...form.register("email")} label={FIELDS.email} error={form.formState.errors.email?.message} />
        <Button type="submit" variant="primary" pending={command.pending} pendingLabel={RESET.pending}>
          {RESET.submit}
        </Button>
      </SchemaForm>
    </div>
  );
}
