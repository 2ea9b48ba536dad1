"use client";

import { SelectField } from "@/app/_components/form/fields";
import { SettingsForm } from "@/app/_components/form/settings-form";
import { INSTANCE } from "@/app/_sentences/places/instance";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";

const loadSchema = async () => (await import("@/server/instance/schema")).updateInstanceSchema;

interface InstanceFormProps {
  settings: { signUp: "open" | "closed"; organizationCreation: "any" | "operators" };
}

export function InstanceForm({ settings }: InstanceFormProps) {
  const form = useSchemaForm(loadSchema, settings);
  const command = useCommand(trpc.instance.update.mutate, {
    form,
    onDone: ({ signUp, organizationCreation }) => {
      form.reset({ signUp, organizationCreation });
      toast(INSTANCE.saved);
    },
  });
  return (
    <SettingsForm form={form} command={command} prepare={loadSchema} onSubmit={command.run}>
      <SelectField
        {...form.register("signUp")}
        label={INSTANCE.signUp}
        help={INSTANCE.signUpHelp}
        options={INSTANCE.signUpOptions}
      />
      <SelectField
        {...form.register("organizationCreation")}
        label={INSTANCE.creation}
        help={INSTANCE.creationHelp}
        options={INSTANCE.creationOptions}
      />
    </SettingsForm>
  );
}
