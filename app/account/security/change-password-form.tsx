"use client";

import { Button } from "@/app/_components/button";
import { PasswordField } from "@/app/_components/form/fields";
import { SchemaForm } from "@/app/_components/form/schema-form";
import { UnsavedGuard } from "@/app/_components/form/unsaved-guard";
import { PROFILE, SECURITY } from "@/app/_sentences/people/account";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";

const loadSchema = async () => (await import("@/server/accounts/schema")).changePasswordSchema;

const LABELS = { current: SECURITY.current, password: SECURITY.next } as const;

export function ChangePasswordForm({ email }: { email: string }) {
  const form = useSchemaForm(loadSchema, { current: "", password: "" });
  const { errors, isDirty } = form.formState;
  const command = useCommand(trpc.accounts.changePassword.mutate, {
    form,
    onDone: () => {
      form.reset();
      toast(SECURITY.changed);
    },
  });
  const wrongPassword = errors.current?.type === "password_wrong";
  return (
    <SchemaForm
      className="panel grid max-w-2xl gap-4 p-5"
      form={form}
      labels={LABELS}
      command={command}
      prepare={loadSchema}
      onSubmit={command.run}
    >
      <UnsavedGuard when={isDirty && !command.pending} />
      {/* Password managers keep the new password under this name. */}
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        {...form.register("current")}
        label={SECURITY.current}
        autoComplete="current-password"
        required
        error={wrongPassword ? PROFILE.wrongPassword : errors.current?.message}
      />
      <PasswordField
        {...form.register("password")}
        label={SECURITY.next}
        help={SECURITY.nextHelp}
        autoComplete="new-password"
        required
        error={errors.password?.message}
      />
      <div>
        <Button type="submit" variant="primary" pending={command.pending} pendingLabel={SECURITY.changing}>
          {SECURITY.submit}
        </Button>
      </div>
    </SchemaForm>
  );
}
