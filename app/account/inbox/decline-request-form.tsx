"use client";

import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { TextareaField } from "@/app/_components/form/fields";
import { REQUESTS } from "@/app/_sentences/access/requests";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { declineAccessRequestSchema } from "@/server/access-requests/schema";

import type { DecideFormProps } from "./grant-request-form";

const LABELS = { reason: REQUESTS.reason } as const;

/** Sends who asked away, with a reason if there is one to tell. */
export function DeclineRequestForm({ request, workspace, onCancel, onDone }: DecideFormProps) {
  const form = useSchemaForm(declineAccessRequestSchema, { request, reason: "" });
  const command = useCommand(trpc.accessRequests.decline.mutate, { form, onDone });
  return (
    <DialogForm
      form={form}
      labels={LABELS}
      command={command}
      onSubmit={(input) => command.run({ workspace, ...input })}
      submit={REQUESTS.decline}
      pendingLabel={REQUESTS.declining}
      onCancel={onCancel}
      danger
    >
      <TextareaField
        {...form.register("reason")}
        label={REQUESTS.reason}
        help={REQUESTS.reasonHelp}
        optional
        rows={3}
        error={form.formState.errors.reason?.message}
      />
    </DialogForm>
  );
}
