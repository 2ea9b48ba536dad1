"use client";

import { useState } from "react";

import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { FileField } from "@/app/_components/form/file-field";
import { IMPORT } from "@/app/_sentences/people/invitations";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { importInvitationsSchema, type ImportedInvitations } from "@/server/invitations/schema";

import { RoleField } from "./role-field";

interface ImportFormProps {
  workspace: string;
  onCancel: () => void;
  onDone: (result: ImportedInvitations) => void;
}

const LABELS = { csv: IMPORT.file, role: IMPORT.role } as const;

/** A file with one person in each row; it is read here first, so that a wrong one is told before it is sent. */
export function ImportForm({ workspace, onCancel, onDone }: ImportFormProps) {
  const form = useSchemaForm(importInvitationsSchema, { csv: "", role: "member", groups: [] });
  const { errors } = form.formState;
  const [read, setRead] = useState(false);
  const command = useCommand(trpc.invitations.import.mutate, { form, onDone });
  return (
    <DialogForm
      form={form}
      labels={LABELS}
      command={command}
      onSubmit={(input) => command.run({ workspace, ...input })}
      submit={IMPORT.submit}
      pendingLabel={IMPORT.submitting}
      disabledReason={read ? undefined : IMPORT.file}
      onCancel={onCancel}
    >
      <FileField
        label={IMPORT.file}
        help={IMPORT.fileHelp}
        onRead={(file) => {
          setRead(file !== null);
          form.setValue("csv", file?.text ?? "");
          form.clearErrors("csv");
        }}
        error={errors.csv?.message}
      />
      <RoleField {...form.register("role")} workspace={workspace} label={IMPORT.role} error={errors.role?.message} />
    </DialogForm>
  );
}
