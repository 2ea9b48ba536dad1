"use client";

import { Controller, type UseFormReturn } from "react-hook-form";

import { TextareaField, TextField } from "@/app/_components/form/fields";
import { MultiPickerField } from "@/app/_components/picker/picker";
import type { PickerOption } from "@/app/_components/picker/types";
import { firstMessage } from "@/app/_lib/form/first-message";
import { actorRef, actorSearch } from "@/app/_lib/list/actor-search";
import { GROUPS } from "@/app/_sentences/people/groups";
import { MEMBERS_AT_ONCE, type CreateGroupInput } from "@/server/groups/schema";

export const GROUP_LABELS = {
  name: GROUPS.name,
  description: GROUPS.descriptionLabel,
  members: GROUPS.members,
} as const;

interface GroupFieldsProps {
  /** Slug. */
  workspace: string;
  form: UseFormReturn<CreateGroupInput, unknown, CreateGroupInput>;
  /** Names of those who are in it already; null leaves the members out. */
  known: readonly PickerOption[] | null;
}

/** What a group is made of, in the forms for a new one and for one that there is. */
export function GroupFields({ workspace, form, known }: GroupFieldsProps) {
  const { errors } = form.formState;
  return (
    <>
      <TextField
        {...form.register("name")}
        label={GROUPS.name}
        help={GROUPS.nameHelp}
        required
        error={errors.name?.message}
      />
      <TextareaField
        {...form.register("description")}
        label={GROUPS.descriptionLabel}
        optional
        rows={2}
        error={errors.description?.message}
      />
      {known === null ? null : (
        <Controller
          name="members"
          control={form.control}
          render={({ field: { value = [], onChange, onBlur, ref } }) => (
            <MultiPickerField
              ref={ref}
              onBlur={onBlur}
              label={GROUPS.members}
              help={GROUPS.membersHelp}
              optional
              chosenAs="rows"
              most={MEMBERS_AT_ONCE}
              known={known}
              value={value.map(({ id }) => id)}
              onChange={(ids) => onChange(ids.map(actorRef))}
              search={actorSearch(workspace)}
              error={firstMessage(errors.members)}
            />
          )}
        />
      )}
    </>
  );
}
