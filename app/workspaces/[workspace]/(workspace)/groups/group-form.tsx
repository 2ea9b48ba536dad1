"use client";

import { Controller } from "react-hook-form";

import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { TextareaField, TextField } from "@/app/_components/form/fields";
import { MultiPickerField } from "@/app/_components/picker/picker";
import { actorRef, actorSearch } from "@/app/_lib/list/actor-search";
import { GROUPS } from "@/app/_sentences/people/groups";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { createGroupSchema, MEMBERS_AT_ONCE } from "@/server/groups/schema";

interface GroupFormProps {
  workspace: string;
  onCancel: () => void;
  onMade: (group: { name: string }) => void;
}

const LABELS = { name: GROUPS.name, description: GROUPS.descriptionLabel, members: GROUPS.members } as const;

export function GroupForm({ workspace, onCancel, onMade }: GroupFormProps) {
  const form = useSchemaForm(createGroupSchema, { name: "", description: "", members: [] });
  const { errors } = form.formState;
  const command = useCommand(trpc.groups.create.mutate, { form, onDone: onMade });
  return (
    <DialogForm
      form={form}
      labels={LABELS}
      command={command}
      onSubmit={(input) => command.run({ workspace, ...input })}
      submit={GROUPS.submit}
      pendingLabel={GROUPS.saving}
      onCancel={onCancel}
    >
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
            value={value.map(({ id }) => id)}
            onChange={(ids) => onChange(ids.map(actorRef))}
            search={actorSearch(workspace)}
            error={errors.members?.message}
          />
        )}
      />
    </DialogForm>
  );
}
