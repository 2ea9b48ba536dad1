"use client";

import { Controller } from "react-hook-form";

import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { DateField } from "@/app/_components/form/date-field";
import { SelectField, TextField } from "@/app/_components/form/fields";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { dayOf } from "@/app/_lib/time/end-of-day";
import { useCommand } from "@/app/_lib/use-command";
import { CREDENTIALS, LIFETIME } from "@/app/_sentences/machines/credentials";
import { PLACE } from "@/app/_sentences/places/place";
import { createProjectCredentialSchema } from "@/server/project-credentials/schema";
import { DAY_MILLISECONDS } from "@/server/time";

import { callsAt } from "../calls";
import { LimitFields } from "../limits/limit-fields";
import type { CredentialPlace, NewCredentialChoices } from "../place";

interface NewCredentialFormProps extends NewCredentialChoices {
  place: CredentialPlace;
  onCancel: () => void;
  onMade: (keys: { accessKey: string; secretKey: string }) => void;
}

const LABELS = {
  label: CREDENTIALS.label,
  role: PLACE.role,
  expiresAt: CREDENTIALS.expires,
} as const;

/** The last day whose end the organization allows. */
function latestDay(longestDays: number | null): string | undefined {
  if (longestDays === null) return undefined;
  const last = Date.now() + Math.max(0, longestDays - 1) * DAY_MILLISECONDS;
  return dayOf(new Date(last).toISOString());
}

export function NewCredentialForm({ place, longestDays, roles, onCancel, onMade }: NewCredentialFormProps) {
  // The schema of the one kind that has a role knows all the others have; a role is sent where there is one to choose.
  const form = useSchemaForm(createProjectCredentialSchema, { label: "", scopes: undefined, networks: [] });
  const { errors } = form.formState;
  const command = useCommand(callsAt(place).create, {
    form,
    onDone: ({ accessKey, secretKey }) => onMade({ accessKey, secretKey }),
  });
  return (
    <DialogForm
      form={form}
      labels={LABELS}
      command={command}
      onSubmit={({ role, ...given }) => command.run(roles === undefined ? given : { ...given, role })}
      submit={CREDENTIALS.submit}
      pendingLabel={PLACE.creating}
      onCancel={onCancel}
    >
      <TextField
        {...form.register("label")}
        label={CREDENTIALS.label}
        help={CREDENTIALS.labelHelp}
        optional
        error={errors.label?.message}
      />
      {roles === undefined ? null : (
        <SelectField {...form.register("role")} label={PLACE.role} options={roles} error={errors.role?.message} />
      )}
      <Controller
        name="expiresAt"
        control={form.control}
        render={({ field }) => (
          <DateField
            {...field}
            label={CREDENTIALS.expires}
            help={longestDays === null ? CREDENTIALS.expiresHelp : LIFETIME.latest(String(longestDays))}
            latest={latestDay(longestDays)}
            error={errors.expiresAt?.message}
          />
        )}
      />
      <LimitFields place={place} form={form} />
    </DialogForm>
  );
}
