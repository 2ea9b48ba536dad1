"use client";

import { useWatch } from "react-hook-form";

import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { Notice } from "@/app/_components/page/notice";
import type { PickerOption } from "@/app/_components/picker/types";
import { PreviewList } from "@/app/_components/dialog/preview-list";
import type { PreviewSection } from "@/app/_components/dialog/preview-types";
import { actorRef } from "@/app/_lib/list/actor-search";
import { formatNumber } from "@/app/_lib/format";
import { GROUPS } from "@/app/_sentences/people/groups";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { createGroupSchema, type GroupView } from "@/server/groups/schema";

import { GROUP_LABELS, GroupFields } from "./group-fields";

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
  const form = useSchemaForm(createGroupSchema, {
    name: group.name,
    description: group.description,
    ...(before === null ? {} : { members: before.map(({ value }) => actorRef(value)) }),
  });
  const command = useCommand(trpc.groups.update.mutate, { form, onDone: onSaved });
  const after = useWatch({ control: form.control, name: "members" }) ?? [];
  return (
    <DialogForm
      form={form}
      labels={GROUP_LABELS}
      command={command}
      onSubmit={(input) => command.run({ workspace, group: group.id, ...input })}
      submit={GROUPS.submit}
      pendingLabel={GROUPS.saving}
      onCancel={onCancel}
    >
      <GroupFields workspace={workspace} form={form} known={before} />
      {before === null ? (
        <Notice>{GROUPS.tooMany(formatNumber(group.memberCount))}</Notice>
      ) : (
        <PreviewList
          sections={affected(
            before,
            after.map(({ id }) => id),
          )}
        />
      )}
    </DialogForm>
  );
}
