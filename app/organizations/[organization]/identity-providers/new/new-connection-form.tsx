"use client";

import { useRouter } from "next/navigation";

import { Button } from "@/app/_components/button";
import { TextField } from "@/app/_components/form/fields";
import { SchemaForm } from "@/app/_components/form/schema-form";
import { CONNECTIONS, STEPS } from "@/app/_sentences/sso/connections";
import { trpc } from "@/app/_lib/trpc";
import { urls } from "@/app/_lib/urls";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import type { ProtocolName } from "@/server/identity-providers/schema/connection";
import type { ProviderName } from "@/server/identity-providers/schema/fields";

interface NewConnectionFormProps {
  organization: string;
  protocol: ProtocolName;
  provider: ProviderName;
}

const loadSchema = async () => (await import("@/server/identity-providers/schema/inputs")).createIdentityProviderSchema;

const LABELS = { displayName: CONNECTIONS.name } as const;

/** Makes the draft, whose addresses the provider needs. */
export function NewConnectionForm({ organization, protocol, provider }: NewConnectionFormProps) {
  const router = useRouter();
  const form = useSchemaForm(loadSchema, { protocol, provider, displayName: CONNECTIONS.providers[provider] });
  const command = useCommand(trpc.identityProviders.create.mutate, {
    form,
    refresh: false,
    onDone: ({ id }) => router.push(urls.organization.identityProvider(organization, id)),
  });
  return (
    <SchemaForm
      className="panel grid max-w-2xl gap-4 p-5"
      form={form}
      labels={LABELS}
      command={command}
      prepare={loadSchema}
      onSubmit={(input) => command.run({ organization, ...input })}
    >
      <TextField
        {...form.register("displayName")}
        defaultValue={CONNECTIONS.providers[provider]}
        label={CONNECTIONS.name}
        required
        error={form.formState.errors.displayName?.message}
      />
      <div>
        <Button type="submit" variant="primary" pending={command.pending} pendingLabel={STEPS.making}>
          {STEPS.makeDraft}
        </Button>
      </div>
    </SchemaForm>
  );
}
