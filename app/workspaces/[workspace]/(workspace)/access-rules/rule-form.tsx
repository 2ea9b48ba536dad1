"use client";

import { useState } from "react";
import { Controller, type UseFormReturn } from "react-hook-form";

import { ConfirmForm } from "@/app/_components/dialog/confirm-form";
import type { Option } from "@/app/_components/form/controls";
import { DateField } from "@/app/_components/form/date-field";
import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { RULES } from "@/app/_sentences/access/rules";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { createRuleSchema, type CreateRuleInput } from "@/server/access-rules/schema";

import { changeSections } from "./preview-rule";
import { levelOf, namesNobody, type RuleDraft, type RuleLevel, type RuleValues } from "./rule-values";
import { SubjectFields } from "./subject-fields";
import { TargetFields } from "./target-fields";

interface RuleFormProps {
  workspace: string;
  types: readonly Option[];
  draft: RuleDraft;
  onCancel: () => void;
  onSaved: () => void;
}

const LABELS = {
  resourceType: RULES.type,
  project: RULES.project,
  resource: RULES.object,
  permission: RULES.permission,
  users: RULES.users,
  serviceAccounts: RULES.serviceAccounts,
  groups: RULES.groups,
  sharedWith: RULES.sharedWith,
  roles: RULES.roles,
  expiresAt: RULES.expires,
} as const;

/** What a rule is asked to become; a rule that is there gives up the target that it had. */
function changeOf(id: string, input: CreateRuleInput) {
  const { project = null, resource = null, ...rest } = input;
  return { rule: id, ...rest, project, resource };
}

function useSaving(workspace: string, { id }: RuleDraft) {
  return {
    save: (input: CreateRuleInput) =>
      id === undefined
        ? trpc.accessRules.create.mutate({ workspace, ...input })
        : trpc.accessRules.update.mutate({ workspace, ...changeOf(id, input) }),
    preview: async (input: CreateRuleInput) =>
      changeSections(
        id === undefined
          ? await trpc.accessRules.previewCreation.query({ workspace, ...input })
          : await trpc.accessRules.previewUpdate.query({ workspace, ...changeOf(id, input) }),
      ),
  };
}

/** Two steps: what the rule says, then who gains and who loses by it. Nothing typed is lost on the way back. */
export function RuleForm({ workspace, types, draft, onCancel, onSaved }: RuleFormProps) {
  const form = useSchemaForm(createRuleSchema, draft.values);
  const [level, setLevel] = useState<RuleLevel>(levelOf(draft.values));
  const [asked, setAsked] = useState<CreateRuleInput | null>(null);
  const { save, preview } = useSaving(workspace, draft);
  const command = useCommand(save, {
    form,
    onDone: onSaved,
    // A refusal at a field is answered where the field is.
    onFailure: () => (Object.keys(form.formState.errors).length > 0 ? setAsked(null) : undefined),
  });
  if (asked !== null) {
    return (
      <ConfirmForm
        open
        onOpenChange={() => setAsked(null)}
        title={RULES.addTitle}
        verb={RULES.save}
        pendingLabel={RULES.saving}
        cancelLabel={RULES.back}
        danger={false}
        pending={command.pending}
        failure={command.failure}
        preview={() => preview(asked)}
        onConfirm={() => void command.run(asked)}
      />
    );
  }
  function move(next: RuleLevel): void {
    setLevel(next);
    form.setValue("project", next === "project" ? "" : undefined);
    form.setValue("resource", next === "resource" ? "" : undefined);
    if (next !== "resource") form.setValue("sharedWith", []);
  }
  function ask(input: CreateRuleInput): void {
    if (namesNobody(form.getValues(), draft.kept)) form.setError("users", { type: "custom", message: RULES.nobody });
    else setAsked(input);
  }
  return (
    <DialogForm
      form={form}
      labels={LABELS}
      command={command}
      onSubmit={ask}
      submit={RULES.next}
      pendingLabel={RULES.looking}
      onCancel={onCancel}
    >
      <TargetFields workspace={workspace} form={form} types={types} draft={draft} level={level} onLevel={move} />
      <SubjectFields workspace={workspace} form={form} draft={draft} shared={level === "resource"} />
      <EndField form={form} />
    </DialogForm>
  );
}

function EndField({ form }: { form: UseFormReturn<RuleValues, unknown, CreateRuleInput> }) {
  return (
    <Controller
      name="expiresAt"
      control={form.control}
      render={({ field: { value, onChange, onBlur, ref } }) => (
        <DateField
          ref={ref}
          onBlur={onBlur}
          label={RULES.expires}
          help={RULES.expiresHelp}
          value={value ?? undefined}
          onChange={(end) => onChange(end ?? null)}
          error={form.formState.errors.expiresAt?.message}
        />
      )}
    />
  );
}
