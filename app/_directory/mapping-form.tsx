"use client";

import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { SelectField, TextField } from "@/app/_components/form/fields";
import { MAPPINGS } from "@/app/_sentences/sso/mappings";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { createMappingSchema, type MappingView } from "@/server/directory/schema";

import { directoryGroupSearch } from "./directory-group-search";
import { MeaningFields } from "./meaning-fields";
import { PickedField, type MappingForm as Form, type MappingInput, type MappingOutput } from "./picked-field";

interface MappingFormProps {
  organization: string;
  /** For which a new row holds; null: for directories that push, and for every connection. */
  connection: string | null;
  /** The row that is changed; null for a new one. */
  mapping: MappingView | null;
  onClose: () => void;
}

const LABELS = {
  claimValue: MAPPINGS.value,
  directoryGroup: MAPPINGS.directoryGroup,
  target: MAPPINGS.target,
  workspace: MAPPINGS.workspace,
  group: MAPPINGS.groupField,
  role: MAPPINGS.role,
} as const;

const ADD = { submit: MAPPINGS.addVerb, pendingLabel: MAPPINGS.adding, done: MAPPINGS.added };
const EDIT = { submit: MAPPINGS.saveVerb, pendingLabel: MAPPINGS.saving, done: MAPPINGS.saved };

/** Which of the places a row needs depends on what it gives: said before it is sent. */
const FORM_SCHEMA = createMappingSchema.superRefine(({ target, workspace, group }, { issues }) => {
  const needed = target === "organization_role" ? {} : target === "group" ? { workspace, group } : { workspace };
  for (const [field, input] of Object.entries(needed)) {
    if (input === undefined) issues.push({ code: "invalid_type", expected: "string", input, path: [field] });
  }
});

function valuesOf(connection: string | null, mapping: MappingView | null): MappingInput {
  if (mapping === null) {
    return {
      identityProvider: connection,
      claimValue: connection === null ? undefined : "",
      target: "group",
      role: "member",
    };
  }
  const { claimValue, directoryGroup, target, workspace, group, role } = mapping;
  return {
    identityProvider: mapping.connection?.id ?? null,
    claimValue: claimValue ?? undefined,
    directoryGroup: directoryGroup?.id,
    target,
    workspace: workspace?.id,
    group: group?.id,
    role: role ?? "member",
  };
}

/** Of a row's fields those count that belong to the target. */
function meant({ workspace, group, role, ...row }: MappingOutput): MappingOutput {
  if (row.target === "group") return { ...row, workspace, group };
  return row.target === "workspace_role" ? { ...row, workspace, role } : { ...row, role };
}

/** Whom the row is about: on a connection a value of its claim, otherwise a group that a directory has named. */
function SubjectField({ organization, form, mapping, connection }: Omit<MappingFormProps, "onClose"> & { form: Form }) {
  const named = mapping === null ? connection === null : mapping.claimValue === null;
  if (named) {
    return (
      <PickedField
        form={form}
        name="directoryGroup"
        label={MAPPINGS.directoryGroup}
        help={MAPPINGS.directoryGroupHelp}
        search={directoryGroupSearch(organization)}
        known={mapping?.directoryGroup ?? null}
      />
    );
  }
  return (
    <TextField
      {...form.register("claimValue")}
      label={MAPPINGS.value}
      help={MAPPINGS.valueHelp}
      error={form.formState.errors.claimValue?.message}
      spellCheck={false}
      required
    />
  );
}

/** A new row, or another meaning of one. */
export function MappingForm({ organization, connection, mapping, onClose }: MappingFormProps) {
  const form = useSchemaForm<MappingInput, MappingOutput>(FORM_SCHEMA, valuesOf(connection, mapping));
  const { done, ...verbs } = mapping === null ? ADD : EDIT;
  const command = useCommand(
    (input: MappingOutput) => {
      const row = { organization, ...meant(input) };
      if (mapping === null) return trpc.directoryMappings.create.mutate(row);
      return trpc.directoryMappings.update.mutate({ ...row, mapping: mapping.id });
    },
    {
      form,
      onDone: () => {
        onClose();
        toast(done);
      },
    },
  );
  return (
    <DialogForm {...verbs} form={form} labels={LABELS} command={command} onSubmit={command.run} onCancel={onClose}>
      <SubjectField organization={organization} form={form} mapping={mapping} connection={connection} />
      <SelectField
        {...form.register("target", { onChange: () => form.setValue("role", "member") })}
        label={MAPPINGS.target}
        options={MAPPINGS.targets}
        error={form.formState.errors.target?.message}
      />
      <MeaningFields organization={organization} form={form} mapping={mapping} />
    </DialogForm>
  );
}
