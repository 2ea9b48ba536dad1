"use client";

import { Checkbox } from "@/app/_components/form/controls";
import { SettingsForm } from "@/app/_components/form/settings-form";
import { COMPUTE } from "@/app/_sentences/places/compute";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";

const loadSchema = async () => (await import("@/server/projects/schema/settings")).updateSettingsSchema;

interface ComputeFormProps {
  workspace: string;
  project: string;
  settings: { ownedCompute: boolean; hidden: boolean };
  /** The default project stays in sight. */
  shown: boolean;
  /** Why nothing can be changed here. */
  refusal: string | undefined;
}

export function ComputeForm({ workspace, project, settings, shown, refusal }: ComputeFormProps) {
  const form = useSchemaForm(loadSchema, settings);
  const command = useCommand(trpc.projects.updateSettings.mutate, {
    form,
    onDone: ({ ownedCompute, hidden }) => {
      form.reset({ ownedCompute, hidden });
      toast(COMPUTE.saved);
    },
  });
  return (
    <SettingsForm
      form={form}
      command={command}
      prepare={loadSchema}
      refusal={refusal}
      submit={COMPUTE.submit}
      onSubmit={({ ownedCompute, hidden }) =>
        command.run({ workspace, project, ownedCompute, ...(shown ? {} : { hidden }) })
      }
    >
      <Checkbox
        {...form.register("ownedCompute")}
        label={COMPUTE.owned}
        help={COMPUTE.ownedHelp}
        disabled={refusal !== undefined}
      />
      <Checkbox
        {...form.register("hidden")}
        label={COMPUTE.hidden}
        help={shown ? COMPUTE.defaultShown : COMPUTE.hiddenHelp}
        disabled={shown || refusal !== undefined}
      />
    </SettingsForm>
  );
}
