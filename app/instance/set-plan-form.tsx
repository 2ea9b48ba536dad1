"use client";

import { useEffect, useState } from "react";

import type { Option } from "@/app/_components/controls";
import { DialogForm } from "@/app/_components/dialog-form";
import { SelectField } from "@/app/_components/fields";
import { SET_PLAN } from "@/app/_lib/instance-billing-sentences";
import { FORM } from "@/app/_lib/sentences";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/use-schema-form";
import { setPlanSchema } from "@/server/subscriptions/schema";

interface SetPlanFormProps {
  target: string;
  onClose: () => void;
}

/** Which of the installation's plans an organization is on, from now on. */
export function SetPlanForm({ target, onClose }: SetPlanFormProps) {
  const [options, setOptions] = useState<readonly Option[]>([]);
  const form = useSchemaForm(setPlanSchema, { target, plan: "" });
  const command = useCommand(trpc.subscriptions.set.mutate, {
    form,
    onDone: ({ name }) => {
      onClose();
      toast(SET_PLAN.done(name));
    },
  });
  useEffect(() => {
    let gone = false;
    void trpc.plans.list.query({ limit: 200 }).then(({ items }) => {
      if (!gone) {
        setOptions(items.filter(({ archived }) => !archived).map(({ id, name }) => ({ value: id, label: name })));
      }
    });
    return () => {
      gone = true;
    };
  }, []);
  return (
    <DialogForm
      form={form}
      labels={{ plan: SET_PLAN.plan }}
      command={command}
      onSubmit={(input) => command.run(input)}
      submit={FORM.save}
      pendingLabel={FORM.saving}
      onCancel={onClose}
    >
      <SelectField
        {...form.register("plan")}
        label={SET_PLAN.plan}
        options={[{ value: "", label: "" }, ...options]}
        error={form.formState.errors.plan?.message}
        required
      />
    </DialogForm>
  );
}
