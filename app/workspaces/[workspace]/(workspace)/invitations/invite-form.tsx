"use client";

import { Button } from "@/app/_components/button";
import { DialogActions } from "@/app/_components/dialog-actions";
import { ErrorSummary } from "@/app/_components/error-summary";
import { SelectField, TextareaField } from "@/app/_components/fields";
import { INVITATIONS } from "@/app/_lib/people-sentences";
import { DIALOG } from "@/app/_lib/sentences";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { problemsOf, useSchemaForm } from "@/app/_lib/use-schema-form";
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
  const invite = form.handleSubmit((input) => command.run({ workspace, ...input }));
  return (
    <form className="grid gap-4" method="post" noValidate onSubmit={(event) => void invite(event)}>
      <ErrorSummary
        problems={problemsOf(errors, LABELS)}
        failure={command.failure}
        onPick={(name) => form.setFocus(name === "role" ? "role" : "emails")}
      />
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
      <DialogActions>
        <Button onClick={onCancel}>{DIALOG.cancel}</Button>
        <Button type="submit" variant="primary" pending={command.pending} pendingLabel={INVITATIONS.submitting}>
          {INVITATIONS.submit}
        </Button>
      </DialogActions>
    </form>
  );
}
