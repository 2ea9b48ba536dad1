"use client";

import { useEffect, useState } from "react";

import type { Option } from "@/app/_components/controls";
import { DialogForm } from "@/app/_components/dialog-form";
import { SelectField } from "@/app/_components/fields";
import type { Failure } from "@/app/_lib/failure";
import { failureOf } from "@/app/_lib/failure-of";
import { SET_PLAN } from "@/app/_lib/instance-billing-sentences";
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
  const [unread, setUnread] = useState<Failure | null>(null);
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
    trpc.plans.list.query({ limit: 200 }).then(
      ({ items }) => {
        if (gone) return;
        setOptions(items.filter(({ archived }) => !archived).map(({ id, name }) => ({ value: id, label: name })));
      },
      (error: unknown) => {
        if (!gone) setUnread(failureOf(error).failure);
      },
    );
    return () => {
      gone = true;
    };
  }, []);
  return (
    <DialogForm
      form={form}
      labels={{ plan: SET_PLAN.plan }}
      command={{ pending: command.pending, failure: command.failure ?? unread }}
      onSubmit={(input) => command.run(input)}
      submit={SET_PLAN.action}
      pendingLabel={SET_PLAN.setting}
      onCancel={onClose}
    >
      <SelectField
        {...form.register("plan")}
        label={SET_PLAN.plan}
        options={[{ value: "", label: SET_PLAN.choose }, ...options]}
        error={form.formState.errors.plan?.message}
        required
      />
    </DialogForm>
  );
}
