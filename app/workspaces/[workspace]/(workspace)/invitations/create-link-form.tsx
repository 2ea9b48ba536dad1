"use client";

import { useState } from "react";
import { Controller } from "react-hook-form";

import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { SelectField, TextField } from "@/app/_components/form/fields";
import { LinesField } from "@/app/_components/form/lines-field";
import { INVITE, LINKS } from "@/app/_sentences/people/invitations";
import { firstMessage } from "@/app/_lib/form/first-message";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { createLinkSchema } from "@/server/invitation-links/schema";

import { GroupsField, inDays } from "./grant-fields";
import { RoleField } from "./role-field";

interface CreateLinkFormProps {
  workspace: string;
  onCancel: () => void;
  onMade: (made: { link: string }) => void;
}

const LABELS = {
  role: LINKS.role,
  useMaximum: LINKS.most,
  allowedDomains: LINKS.domains,
  groups: INVITE.groups,
} as const;

function numberIn(value: unknown): number | undefined {
  return value === "" || value === undefined ? undefined : Number(value);
}

export function CreateLinkForm({ workspace, onCancel, onMade }: CreateLinkFormProps) {
  const form = useSchemaForm(createLinkSchema, { role: "member", groups: [], allowedDomains: [] });
  const { errors } = form.formState;
  const [days, setDays] = useState("7");
  const command = useCommand(trpc.invitationLinks.create.mutate, { form, onDone: onMade });
  return (
    <DialogForm
      form={form}
      labels={LABELS}
      command={command}
      onSubmit={(input) => command.run({ workspace, ...input, expiresAt: inDays(days) })}
      submit={LINKS.submit}
      pendingLabel={LINKS.submitting}
      onCancel={onCancel}
    >
      <RoleField
        {...form.register("role")}
        workspace={workspace}
        withoutAdmin
        label={LINKS.role}
        error={errors.role?.message}
      />
      <SelectField
        label={INVITE.days}
        options={INVITE.dayOptions}
        value={days}
        onChange={({ target }) => setDays(target.value)}
      />
      <TextField
        {...form.register("useMaximum", { setValueAs: numberIn })}
        label={LINKS.most}
        help={LINKS.mostHelp}
        optional
        inputMode="numeric"
        error={errors.useMaximum?.message}
      />
      <Controller
        name="allowedDomains"
        control={form.control}
        render={({ field: { onChange, onBlur, ref } }) => (
          <LinesField
            ref={ref}
            onBlur={onBlur}
            onChange={onChange}
            label={LINKS.domains}
            help={LINKS.domainsHelp}
            optional
            rows={2}
            error={firstMessage(errors.allowedDomains)}
          />
        )}
      />
      <Controller
        name="groups"
        control={form.control}
        render={({ field: { value = [], onChange } }) => (
          <GroupsField workspace={workspace} value={value} onChange={onChange} error={firstMessage(errors.groups)} />
        )}
      />
    </DialogForm>
  );
}
