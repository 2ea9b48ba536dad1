"use client";

import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { GROUPS } from "@/app/_sentences/people/groups";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { createGroupSchema } from "@/server/groups/schema";

import { GROUP_LABELS, GroupFields } from "./group-fields";

interface NewGroupFormProps {
  workspace: string;
  onCancel: () => void;
  onMade: (group: { name: string }) => void;
}

export function NewGroupForm({ workspace, onCancel, onMade }: NewGroupFormProps) {
  const form = useSchemaForm(createGroupSchema, { name: "", description: "", members: [] });
  const command = useCommand(trpc.groups.create.mutate, { form, onDone: onMade });
  return (
    <DialogForm
      form={form}
      labels={GROUP_LABELS}
      command={command}
      onSubmit={(input) => command.run({ workspace, ...input })}
      submit={GROUPS.submit}
      pendingLabel={GROUPS.saving}
      onCancel={onCancel}
    >
      <GroupFields workspace={workspace} form={form} known={[]} />
    </DialogForm>
  );
}
