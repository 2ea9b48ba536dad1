"use client";

import { Button } from "@/app/_components/button";
import { ErrorSummary } from "@/app/_components/error-summary";
import { SelectField } from "@/app/_components/fields";
import { INSTANCE } from "@/app/_lib/instance-sentences";
import { FORM } from "@/app/_lib/sentences";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/use-schema-form";

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
  const save = form.handleSubmit((input) => command.run(input));
  return (
    <form
      className="panel grid max-w-2xl gap-4 p-5"
      method="post"
      noValidate
      onFocus={() => void loadSchema()}
      onSubmit={(event) => void save(event)}
    >
      <ErrorSummary failure={command.failure} />
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
      <div>
        <Button type="submit" variant="primary" pending={command.pending} pendingLabel={FORM.saving}>
          {FORM.save}
        </Button>
      </div>
    </form>
  );
}
