"use client";

import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { SelectField, TextareaField } from "@/app/_components/form/fields";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { REQUEST } from "@/app/_sentences/access/decisions";
import { createAccessRequestSchema, type CreateAccessRequestInput } from "@/server/access-requests/schema";

export interface Requested {
  workspace: string;
  resource: CreateAccessRequestInput["resource"];
  permission: CreateAccessRequestInput["permission"];
}

const LABELS = { permission: REQUEST.permission, message: REQUEST.message } as const;

export function RequestAccessForm({ workspace, resource, permission, onClose }: Requested & { onClose: () => void }) {
  const form = useSchemaForm(createAccessRequestSchema, { permission, resource, message: "" });
  const { errors } = form.formState;
  const command = useCommand(trpc.accessRequests.create.mutate, {
    form,
    onDone: () => {
      onClose();
      toast(REQUEST.sent);
    },
  });
  return (
    <DialogForm
      form={form}
      labels={LABELS}
      command={command}
      onSubmit={(input) => command.run({ workspace, ...input })}
      submit={REQUEST.submit}
      pendingLabel={REQUEST.sending}
      onCancel={onClose}
    >
      <SelectField
        {...form.register("permission")}
        label={REQUEST.permission}
        options={REQUEST.options}
        error={errors.permission?.message}
      />
      <TextareaField
        {...form.register("message")}
        label={REQUEST.message}
        help={REQUEST.messageHelp}
        optional
        error={errors.message?.message}
      />
    </DialogForm>
  );
}
