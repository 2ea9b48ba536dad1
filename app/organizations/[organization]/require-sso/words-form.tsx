"use client";

import { Checkbox } from "@/app/_components/form/controls";
import { TextareaField } from "@/app/_components/form/fields";
import { SettingsForm } from "@/app/_components/form/settings-form";
import { REQUIRE_SSO } from "@/app/_sentences/sso/require-sso";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";

const loadSchema = async () => (await import("@/server/require-sso/schema")).updateRequireSsoSchema;

interface WordsFormProps {
  organization: string;
  message: string;
  admitsExternal: boolean;
}

const LABELS = { message: REQUIRE_SSO.message, admitsExternal: REQUIRE_SSO.admitsExternal } as const;

/** What people read who are kept out, and which of them are not. */
export function WordsForm({ organization, message, admitsExternal }: WordsFormProps) {
  const form = useSchemaForm(loadSchema, { message, admitsExternal });
  const command = useCommand(trpc.requireSso.update.mutate, {
    form,
    onDone: (changed) => {
      form.reset(changed);
      toast(REQUIRE_SSO.saved);
    },
  });
  return (
    <SettingsForm
      form={form}
      labels={LABELS}
      command={command}
      prepare={loadSchema}
      onSubmit={(input) => command.run({ organization, ...input })}
    >
      <TextareaField
        {...form.register("message")}
        label={REQUIRE_SSO.message}
        help={REQUIRE_SSO.messageHelp}
        optional
        rows={3}
        error={form.formState.errors.message?.message}
      />
      <Checkbox
        {...form.register("admitsExternal")}
        label={REQUIRE_SSO.admitsExternal}
        help={REQUIRE_SSO.admitsExternalHelp}
      />
    </SettingsForm>
  );
}
