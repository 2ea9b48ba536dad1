"use client";

import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { SelectField, TextField } from "@/app/_components/form/fields";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { MACHINES } from "@/app/_sentences/machines/service-accounts";
import { createServiceAccountSchema, type CreatedServiceAccountView } from "@/server/service-accounts/schema";

interface NewServiceAccountFormProps {
  workspace: string;
  onCancel: () => void;
  onMade: (made: CreatedServiceAccountView) => void;
}

const LABELS = { name: MACHINES.name, role: MACHINES.role } as const;

export function NewServiceAccountForm({ workspace, onCancel, onMade }: NewServiceAccountFormProps) {
  const form = useSchemaForm(createServiceAccountSchema, { name: "", role: "member", allowImpersonation: false });
  const { errors } = form.formState;
  const command = useCommand(trpc.serviceAccounts.create.mutate, { form, onDone: onMade });
  return (
    <DialogForm
      form={form}
      labels={LABELS}
      command={command}
      onSubmit={(input) => command.run({ workspace, ...input })}
      submit={MACHINES.submit}
      pendingLabel={MACHINES.saving}
      onCancel={onCancel}
    >
      <TextField
        {...form.register("name")}
        label={MACHINES.name}
        help={MACHINES.nameHelp}
        required
        error={errors.name?.message}
      />
      <SelectField
        {...form.register("role")}
        label={MACHINES.role}
        options={MACHINES.roleOptions}
        error={errors.role?.message}
      />
      <label className="check-line">
        <input
          {...form.register("allowImpersonation")}
          type="checkbox"
          className="field-check"
          aria-describedby="impersonation-help"
        />
        <span>
          {MACHINES.impersonation}
          <span id="impersonation-help" className="text-muted block text-sm">
            {MACHINES.impersonationHelp}
          </span>
        </span>
      </label>
    </DialogForm>
  );
}
