"use client";

import { useState, type ReactNode } from "react";

import { FIELDS, SIGN_UP } from "@/app/_sentences/sign-in/entry";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm, type SchemaSource } from "@/app/_lib/form/use-schema-form";

import { Button } from "@/app/_components/button";
import { EmailField, PasswordField, TextField } from "./fields";
import { SchemaForm } from "./schema-form";

interface NewPerson {
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
    <SchemaForm form={form} labels={FIELDS} command={command} prepare={schema} onSubmit={send}>
      <TextField
        {...form.register("name")}
        label={FIELDS.name}
        help={SIGN_UP.nameHelp}
        autoComplete="name"
        maxLength={100}
        required
        error={errors.name?.message}
      />
      <EmailField {...form.register("email")} label={FIELDS.email} help={emailHelp} error={errors.email?.message} />
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
    </SchemaForm>
  );
}
