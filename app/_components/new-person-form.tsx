"use client";

import { useState, type ReactNode } from "react";

import { FIELDS, SIGN_UP } from "@/app/_lib/entry-sentences";
import { useCommand } from "@/app/_lib/use-command";
import { problemsOf, useSchemaForm, type SchemaSource } from "@/app/_lib/use-schema-form";

import { Button } from "./button";
import { ErrorSummary } from "./error-summary";
import { PasswordField, TextField } from "./fields";

export interface NewPerson {
  name: string;
  email: string;
  password: string;
}

interface NewPersonFormProps<Made> {
  /** Fetches the server's own. */
  schema: Extract<SchemaSource<NewPerson, NewPerson>, () => unknown>;
  submit: string;
  pending: string;
  emailHelp?: ReactNode;
  create: (person: NewPerson) => Promise<Made>;
  /** Leads on; the button stays pending until then. */
  onCreated: (made: Made, person: NewPerson) => void | Promise<void>;
}

/** Name, address and password of somebody who has no account yet. */
export function NewPersonForm<Made>({
  schema,
  submit,
  pending,
  emailHelp,
  create,
  onCreated,
}: NewPersonFormProps<Made>) {
  const form = useSchemaForm<NewPerson, NewPerson>(schema, { name: "", email: "", password: "" });
  const { errors } = form.formState;
  const [leaving, setLeaving] = useState(false);
  const command = useCommand(create, { form, refresh: false });

  async function send(person: NewPerson): Promise<void> {
    const made = await command.run(person);
    if (made === null) return;
    setLeaving(true);
    await onCreated(made, person);
    setLeaving(false);
  }
  return (
    <form
      className="grid gap-4"
      method="post"
      noValidate
      onFocus={() => void schema()}
      onSubmit={(event) => void form.handleSubmit(send)(event)}
    >
      <ErrorSummary
        problems={problemsOf(errors, FIELDS)}
        failure={command.failure}
        onPick={(name) => form.setFocus(name as keyof NewPerson)}
      />
      <TextField
        {...form.register("name")}
        label={FIELDS.name}
        help={SIGN_UP.nameHelp}
        autoComplete="name"
        maxLength={100}
        required
        error={errors.name?.message}
      />
      <TextField
        {...form.register("email")}
        label={FIELDS.email}
        help={emailHelp}
        type="email"
        autoComplete="username"
        autoCapitalize="off"
        spellCheck={false}
        required
        error={errors.email?.message}
      />
      <PasswordField
        {...form.register("password")}
        label={FIELDS.password}
        help={SIGN_UP.passwordHelp}
        autoComplete="new-password"
        required
        error={errors.password?.message}
      />
      <Button type="submit" variant="primary" pending={command.pending || leaving} pendingLabel={pending}>
        {submit}
      </Button>
    </form>
  );
}
