"use client";

import { useState } from "react";
import { Controller } from "react-hook-form";

import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { SelectField } from "@/app/_components/form/fields";
import { LinesField } from "@/app/_components/form/lines-field";
import { INVITATIONS, INVITE } from "@/app/_sentences/people/invitations";
import { firstMessage } from "@/app/_lib/form/first-message";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { PLACE } from "@/app/_sentences/places/place";
import { createInvitationsSchema, DEFAULT_DAYS, type InvitedItem } from "@/server/invitations/schema";

import { ExtraFields, inDays, NO_EXTRAS } from "./grant-fields";
import { RoleField } from "./role-field";

interface InviteFormProps {
  workspace: string;
  onCancel: () => void;
  onDone: (items: readonly InvitedItem[]) => void;
}

const LABELS = {
  emails: INVITATIONS.emails,
  role: PLACE.role,
  groups: INVITE.groups,
  projects: INVITE.projects,
  memberUntil: INVITE.memberUntil,
} as const;

function check(entry: string): string | undefined {
  return /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(entry) ? undefined : INVITE.noAddress;
}

export function InviteForm({ workspace, onCancel, onDone }: InviteFormProps) {
  const form = useSchemaForm(createInvitationsSchema, { emails: [], role: "member", groups: [], projects: [] });
  const { errors } = form.formState;
  const [extras, setExtras] = useState(NO_EXTRAS);
  const [days, setDays] = useState(String(DEFAULT_DAYS));
  const command = useCommand(trpc.invitations.create.mutate, { form, onDone: ({ items }) => onDone(items) });
  return (
    <DialogForm
      form={form}
      labels={LABELS}
      command={command}
      onSubmit={(input) => command.run({ workspace, ...input, ...extras, expiresAt: inDays(days) })}
      submit={INVITATIONS.submit}
      pendingLabel={INVITATIONS.submitting}
      onCancel={onCancel}
    >
      <Controller
        name="emails"
        control={form.control}
        render={({ field: { onChange, onBlur, ref } }) => (
          <LinesField
            ref={ref}
            onBlur={onBlur}
            onChange={onChange}
            label={INVITATIONS.emails}
            help={INVITATIONS.emailsHelp}
            rows={3}
            check={check}
            error={firstMessage(errors.emails)}
          />
        )}
      />
      <RoleField {...form.register("role")} workspace={workspace} label={PLACE.role} error={errors.role?.message} />
      <details className="grid gap-4">
        <summary className="text-link">{INVITE.more}</summary>
        <div className="mt-3 grid gap-4">
          <ExtraFields workspace={workspace} value={extras} onChange={setExtras} errors={errors} />
          <SelectField
            label={INVITE.days}
            options={INVITE.dayOptions}
            value={days}
            onChange={({ target }) => setDays(target.value)}
          />
        </div>
      </details>
    </DialogForm>
  );
}
