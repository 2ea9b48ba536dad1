"use client";

import { useEffect } from "react";
import type { DefaultValues } from "react-hook-form";

import { CONNECTION_PARTS } from "@/app/_sentences/sso/connections";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";

import type { UpdateIdentityProviderInput } from "@/server/identity-providers/schema/inputs";

import type { ConnectionInput } from "./connection-fields";

export const loadConnectionSchema = async () =>
  (await import("@/server/identity-providers/schema/inputs")).updateIdentityProviderSchema;

function parsed(values: string): DefaultValues<ConnectionInput> {
  return JSON.parse(values) as DefaultValues<ConnectionInput>;
}

/** A form over fields of a connection. `values` is of `valuesOf`; where the connection changes, the form follows. */
export function useConnectionForm(values: string) {
  const form = useSchemaForm<ConnectionInput, UpdateIdentityProviderInput>(loadConnectionSchema, parsed(values));
  const { reset } = form;
  useEffect(() => reset(parsed(values)), [reset, values]);
  const command = useCommand(trpc.identityProviders.update.mutate, {
    form,
    onDone: () => {
      reset(form.getValues());
      // Secrets are typed once; the field is empty again.
      form.resetField("clientSecret", { defaultValue: undefined });
      form.resetField("privateKey", { defaultValue: undefined });
      toast(CONNECTION_PARTS.saved);
    },
  });
  return { form, command };
}
