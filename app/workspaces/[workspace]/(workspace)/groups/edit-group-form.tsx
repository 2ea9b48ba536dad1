"use client";

import { Controller, useWatch } from "react-hook-form";

import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { TextareaField, TextField } from "@/app/_components/form/fields";
import { Notice } from "@/app/_components/page/notice";
import { MultiPickerField } from "@/app/_components/picker/picker";
import type { PickerOption } from "@/app/_components/picker/types";
import { PreviewList } from "@/app/_components/dialog/preview-list";
import type { PreviewSection } from "@/app/_components/dialog/preview-types";
import { actorRef, actorSearch } from "@/app/_lib/list/actor-search";
import { formatNumber } from "@/app/_lib/format";
import { GROUPS } from "@/app/_sentences/people/groups";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { MEMBERS_AT_ONCE, updateGroupSchema, type GroupView } from "@/server/groups/schema";

export interface EditedGroup {
  group: GroupView;
  /** Null where there are too many for a form. */
  members: readonly PickerOption[] | null;
}

interface EditGroupFormProps {
  workspace: string;
  edited: EditedGroup;
  onCancel: () => void;
  onSaved: () => void;
}

const LABELS = { name: GROUPS.name, description: GROUPS.descriptionLabel, members: GROUPS.members } as const;

/** Who goes and how many come, before it is saved. */
function affected(before: NonNullable<EditedGroup["members"]>, after: readonly string[]): readonly PreviewSection[] {
  const leaving = before.filter(({ value }) => !after.includes(value));
  const joining = after.filter((id) => !before.some(({ value }) => value === id)).length;
  const items = leaving.map(({ value, label }) => ({ key: value, text: label }));
  return [
    {
      kind: "ends",
      title: GROUPS.affected,
      parts: [
        { label: GROUPS.leaving, total: leaving.length, items },
        { label: GROUPS.joining, total: joining },
      ],
    },
  ];
}

export function EditGroupForm({ workspace, edited, onCancel, onSaved }: EditGroupFormProps) {
  const { group, members: before } = edited;
  const form = useSchemaForm(updateGroupSchema, {
    group: group.id,
    name: group.name,
    description: group.description,
    ...(before === null ? {} : { members: before.map(({ value }) => actorRef(value)) }),
  });
  const { errors } = form.formState;
  const command = useCommand(trpc.groups.update.mutate, { form, onDone: onSaved });
  const after = useWatch({ control: form.control, name: "members" }) ?? [];
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
      <TextField {...form.register("name")} label={GROUPS.name} required error={errors.name?.message} />
      <TextareaField
        {...form.register("description")}
        label={GROUPS.descriptionLabel}
        optional
        rows={2}
        error={errors.description?.message}
      />
      {before === null ? (
        <Notice>{GROUPS.tooMany(formatNumber(group.memberCount))}</Notice>
      ) : (
        <>
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
                known={before}
                value={value.map(({ id }) => id)}
                onChange={(ids) => onChange(ids.map(actorRef))}
                search={actorSearch(workspace)}
                error={errors.members?.message}
              />
            )}
          />
          <PreviewList
            sections={affected(
              before,
              after.map(({ id }) => id),
            )}
          />
        </>
      )}
    </DialogForm>
  );
}
