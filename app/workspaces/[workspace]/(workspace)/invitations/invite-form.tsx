"use client";

import { SelectField, TextareaField } from "@/app/_components/fields";
import { DialogForm } from "@/app/_components/dialog-form";
import { INVITATIONS } from "@/app/_lib/people-sentences";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/use-schema-form";
import { PLACE, WORKSPACE_ROLE_OPTIONS } from "@/app/_lib/workspace-sentences";
import { createInvitationsSchema, type InvitedItem } from "@/server/invitations/schema";

interface InviteFormProps {
  workspace: string;
  onCancel: () => void;
  onDone: (items: readonly InvitedItem[]) => void;
}

const LABELS = { emails: INVITATIONS.emails, role: PLACE.role } as const;

/** One address per line, or separated by commas or blanks. */
function addressesIn(value: unknown): unknown {
  if (typeof value !== "string") return value;
  return value.split(/[\s,;]+/).filter((address) => address !== "");
}

export function InviteForm({ workspace, onCancel, onDone }: InviteFormProps) {
  const form = useSchemaForm(createInvitationsSchema, { emails: [], role: "member" });
  const { errors } = form.formState;
  const command = useCommand(trpc.invitations.create.mutate, { form, onDone: ({ items }) => onDone(items) });
  return (
    <DialogForm
      form={form}
      labels={LABELS}
      command={command}
      onSubmit={(input) => command.run({ workspace, ...input })}
      submit={INVITATIONS.submit}
      pendingLabel={INVITATIONS.submitting}
      onCancel={onCancel}
    >
      <TextareaField
        {...form.register("emails", { setValueAs: addressesIn })}
        label={INVITATIONS.emails}
        help={INVITATIONS.emailsHelp}
        required
        rows={3}
        autoCapitalize="off"
        spellCheck={false}
        error={errors.emails?.message ?? errors.emails?.root?.message}
      />
      <SelectField
        {...form.register("role")}
        label={PLACE.role}
        options={WORKSPACE_ROLE_OPTIONS}
        error={errors.role?.message}
      />
    </DialogForm>
  );
}
