"use client";

import { Controller } from "react-hook-form";

import { DateField } from "@/app/_components/form/date-field";
import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { actorRef } from "@/app/_lib/list/actor-search";
import { GROUP, GROUPS } from "@/app/_sentences/people/groups";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { addGroupMembersSchema } from "@/server/groups/schema";

import type { GroupPlace } from "./group-place";

interface EndDateFormProps {
  place: GroupPlace;
  member: string;
  ends: string | null;
  onCancel: () => void;
  onDone: () => void;
}

const LABELS = { expiresAt: GROUP.until } as const;

/** Adding whoever is in the group already changes when that ends. */
export function EndDateForm({ place, member, ends, onCancel, onDone }: EndDateFormProps) {
  const form = useSchemaForm(addGroupMembersSchema, {
    group: place.group,
    members: [actorRef(member)],
    expiresAt: ends,
  });
  const command = useCommand(trpc.groups.addMembers.mutate, { form, onDone });
  return (
    <DialogForm
      form={form}
      labels={LABELS}
      command={command}
      onSubmit={({ expiresAt = null, ...input }) => command.run({ workspace: place.slug, ...input, expiresAt })}
      submit={GROUP.endSubmit}
      pendingLabel={GROUPS.saving}
      onCancel={onCancel}
    >
      <Controller
        name="expiresAt"
        control={form.control}
        render={({ field: { value, ...field } }) => (
          <DateField
            {...field}
            value={value ?? undefined}
            label={GROUP.until}
            help={GROUP.untilHelp}
            error={form.formState.errors.expiresAt?.message}
          />
        )}
      />
    </DialogForm>
  );
}
