"use client";

import { Controller } from "react-hook-form";

import { DateField } from "@/app/_components/form/date-field";
import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { MultiPickerField } from "@/app/_components/picker/picker";
import { firstMessage } from "@/app/_lib/form/first-message";
import { actorRef, actorSearch } from "@/app/_lib/list/actor-search";
import { GROUP, GROUPS } from "@/app/_sentences/people/groups";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { addGroupMembersSchema, MEMBERS_AT_ONCE } from "@/server/groups/schema";

import type { GroupPlace } from "./group-place";

interface AddMembersFormProps {
  place: GroupPlace;
  onCancel: () => void;
  onDone: () => void;
}

const LABELS = { members: GROUPS.members, expiresAt: GROUP.until } as const;

export function AddMembersForm({ place, onCancel, onDone }: AddMembersFormProps) {
  const form = useSchemaForm(addGroupMembersSchema, { group: place.group, members: [] });
  const { errors } = form.formState;
  const command = useCommand(trpc.groups.addMembers.mutate, { form, onDone });
  return (
    <DialogForm
      form={form}
      labels={LABELS}
      command={command}
      onSubmit={(input) => command.run({ workspace: place.slug, ...input })}
      submit={GROUP.addSubmit}
      pendingLabel={GROUP.adding}
      onCancel={onCancel}
    >
      <Controller
        name="members"
        control={form.control}
        render={({ field: { value, onChange, onBlur, ref } }) => (
          <MultiPickerField
            ref={ref}
            onBlur={onBlur}
            label={GROUPS.members}
            help={GROUPS.membersHelp}
            chosenAs="rows"
            most={MEMBERS_AT_ONCE}
            value={value.map(({ id }) => id)}
            onChange={(ids) => onChange(ids.map(actorRef))}
            search={actorSearch(place.slug)}
            error={firstMessage(errors.members)}
          />
        )}
      />
      <Controller
        name="expiresAt"
        control={form.control}
        render={({ field: { value, ...field } }) => (
          <DateField
            {...field}
            value={value ?? undefined}
            label={GROUP.until}
            help={GROUP.untilHelp}
            error={errors.expiresAt?.message}
          />
        )}
      />
    </DialogForm>
  );
}
