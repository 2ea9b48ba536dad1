"use client";

import { useEffect, useState } from "react";

import { ConfirmForm } from "@/app/_components/dialog/confirm-form";
import type { Option } from "@/app/_components/form/controls";
import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { SelectField } from "@/app/_components/form/fields";
import type { Failure } from "@/app/_lib/failure";
import { readFailure } from "@/app/_lib/read-failure";
import type { Clock } from "@/app/_lib/format";
import { SET_PLAN } from "@/app/_sentences/billing/instance-billing";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { setPlanSchema, type SetPlanInput, type SetPlanReviewView } from "@/server/subscriptions/schema";

import { setPlanSections } from "./set-plan-sections";

interface SetPlanFormProps {
  target: string;
  clock: Clock;
  onClose: () => void;
}

/** The plans that can be given, and why they cannot be read. */
function usePlanOptions() {
  const [options, setOptions] = useState<readonly Option[]>([]);
  const [unread, setUnread] = useState<Failure | null>(null);
  useEffect(() => {
    let gone = false;
    trpc.plans.list.query({ limit: 200 }).then(
      ({ items }) => {
        if (gone) return;
        setOptions(items.filter(({ archived }) => !archived).map(({ id, name }) => ({ value: id, label: name })));
      },
      async (error: unknown) => {
        const { failure } = await readFailure(error);
        if (!gone) setUnread(failure);
      },
    );
    return () => {
      gone = true;
    };
  }, []);
  return { options, unread };
}

/** Which of the installation's plans an organization is on, from now on: the plan, then what it changes. */
export function SetPlanForm({ target, clock, onClose }: SetPlanFormProps) {
  const { options, unread } = usePlanOptions();
  const [asked, setAsked] = useState<{ input: SetPlanInput; review: SetPlanReviewView } | null>(null);
  const form = useSchemaForm(setPlanSchema, { target, plan: "" });
  const look = useCommand(
    async (input: SetPlanInput) => ({ input, review: await trpc.subscriptions.reviewSet.query(input) }),
    { form, refresh: false, onDone: setAsked },
  );
  const command = useCommand(trpc.subscriptions.set.mutate, {
    onDone: ({ name }) => {
      onClose();
      toast(SET_PLAN.done(name));
    },
  });
  if (asked !== null) {
    return (
      <ConfirmForm
        open
        onOpenChange={() => setAsked(null)}
        title={SET_PLAN.action}
        verb={SET_PLAN.action}
        pendingLabel={SET_PLAN.setting}
        cancelLabel={SET_PLAN.back}
        danger={false}
        pending={command.pending}
        failure={command.failure}
        preview={() => Promise.resolve(setPlanSections(asked.review, clock))}
        onConfirm={() => void command.run(asked.input)}
      />
    );
  }
  return (
    <DialogForm
      form={form}
      labels={{ plan: SET_PLAN.plan }}
      command={{ pending: look.pending, failure: look.failure ?? unread }}
      onSubmit={(input) => look.run(input)}
      submit={SET_PLAN.next}
      pendingLabel={SET_PLAN.looking}
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
