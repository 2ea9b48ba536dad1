"use client";

import { useState } from "react";
import { Controller } from "react-hook-form";

import type { Option } from "@/app/_components/form/controls";
import { DateField } from "@/app/_components/form/date-field";
import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { EmailField } from "@/app/_components/form/fields";
import { Notice } from "@/app/_components/page/notice";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { COLLABORATORS } from "@/app/_sentences/people/collaborators";
import { addCollaboratorSchema, COMMON_ACCESS, type AddedCollaboratorView } from "@/server/collaborators/schema";

import { AccessFields, granted, type ChosenAccess } from "./access-fields";

interface AddCollaboratorFormProps {
  project: { workspace: string; slug: string; open: boolean };
  customRoles: readonly Option[];
  onCancel: () => void;
  onDone: (added: AddedCollaboratorView) => void;
}

const LABELS = { email: COLLABORATORS.email, expiresAt: COLLABORATORS.ends } as const;

export function AddCollaboratorForm({ project, customRoles, onCancel, onDone }: AddCollaboratorFormProps) {
  const form = useSchemaForm(addCollaboratorSchema, { email: "", external: false });
  const [chosen, setChosen] = useState<ChosenAccess>({ role: "member", access: COMMON_ACCESS });
  const { errors } = form.formState;
  const command = useCommand(trpc.collaborators.add.mutate, { form, onDone });
  return (
    <DialogForm
      form={form}
      labels={LABELS}
      command={command}
      onSubmit={({ email, external, expiresAt }) =>
        command.run({
          workspace: project.workspace,
          project: project.slug,
          email,
          external,
          expiresAt,
          ...granted(chosen),
        })
      }
      submit={COLLABORATORS.submit}
      pendingLabel={COLLABORATORS.adding}
      onCancel={onCancel}
    >
      <Notice tone="warn">{COLLABORATORS.trust}</Notice>
      <EmailField
        {...form.register("email")}
        label={COLLABORATORS.email}
        help={COLLABORATORS.emailHelp}
        autoComplete="off"
        error={errors.email?.message}
      />
      <label className="flex items-start gap-2">
        <input type="checkbox" className="field-check mt-1" {...form.register("external")} />
        <span>
          {COLLABORATORS.isExternal}
          <span className="text-muted block text-sm">{COLLABORATORS.isExternalHelp}</span>
        </span>
      </label>
      <AccessFields customRoles={customRoles} value={chosen} onChange={setChosen} />
      {project.open ? <Notice>{COLLABORATORS.open}</Notice> : null}
      <Controller
        name="expiresAt"
        control={form.control}
        render={({ field }) => (
          <DateField
            label={COLLABORATORS.ends}
            help={COLLABORATORS.endsHelp}
            value={field.value ?? undefined}
            onChange={field.onChange}
            onBlur={field.onBlur}
            ref={field.ref}
            error={errors.expiresAt?.message}
          />
        )}
      />
    </DialogForm>
  );
}
