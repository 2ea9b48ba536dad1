"use client";

import { SelectField, TextField } from "@/app/_components/form/fields";
import { SettingsForm } from "@/app/_components/form/settings-form";
import { numberOrNull } from "@/app/_lib/form/empty-input";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { SESSION_POLICY } from "@/app/_sentences/sign-in/sessions";
import type { PolicyView } from "@/server/organization-policy/schema";

const loadSchema = async () => (await import("@/server/organization-policy/schema")).updatePolicySchema;

type Limits = Pick<PolicyView, "requireSecondFactor" | "sessionIdleMinutes" | "sessionHours">;

interface SessionPolicyFormProps {
  organization: string;
  policy: Limits;
  /** Why nothing can be changed here. */
  refusal: string | undefined;
}

const LABELS = {
  requireSecondFactor: SESSION_POLICY.requireSecondFactor,
  sessionIdleMinutes: SESSION_POLICY.idle,
  sessionHours: SESSION_POLICY.hours,
} as const;

const AMOUNT = { setValueAs: numberOrNull };

function limitsOf({ requireSecondFactor, sessionIdleMinutes, sessionHours }: Limits): Limits {
  return { requireSecondFactor, sessionIdleMinutes, sessionHours };
}

/** What holds for sessions: a second factor, and when they end. */
export function SessionPolicyForm({ organization, policy, refusal }: SessionPolicyFormProps) {
  const form = useSchemaForm(loadSchema, limitsOf(policy));
  const { errors } = form.formState;
  const command = useCommand(trpc.organizationPolicy.update.mutate, {
    form,
    onDone: (changed) => {
      form.reset(limitsOf(changed));
      toast(SESSION_POLICY.saved);
    },
  });
  const disabled = refusal !== undefined;
  return (
    <SettingsForm
      form={form}
      labels={LABELS}
      command={command}
      prepare={loadSchema}
      refusal={refusal}
      onSubmit={(input) => command.run({ organization, ...input })}
    >
      <SelectField
        {...form.register("requireSecondFactor", { setValueAs: (value: unknown) => String(value) === "true" })}
        label={LABELS.requireSecondFactor}
        help={SESSION_POLICY.requireSecondFactorHelp}
        options={SESSION_POLICY.choices}
        disabled={disabled}
        error={errors.requireSecondFactor?.message}
      />
      <TextField
        {...form.register("sessionIdleMinutes", AMOUNT)}
        label={LABELS.sessionIdleMinutes}
        help={SESSION_POLICY.idleHelp}
        inputMode="numeric"
        className="max-w-40"
        optional
        disabled={disabled}
        error={errors.sessionIdleMinutes?.message}
      />
      <TextField
        {...form.register("sessionHours", AMOUNT)}
        label={LABELS.sessionHours}
        help={SESSION_POLICY.hoursHelp}
        inputMode="numeric"
        className="max-w-40"
        optional
        disabled={disabled}
        error={errors.sessionHours?.message}
      />
    </SettingsForm>
  );
}
