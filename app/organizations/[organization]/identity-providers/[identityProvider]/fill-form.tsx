"use client";

import { useState } from "react";

import { Button } from "@/app/_components/button";
import { FileField } from "@/app/_components/form/file-field";
import { PasswordField, TextField } from "@/app/_components/form/fields";
import { SchemaForm } from "@/app/_components/form/schema-form";
import { CONNECTION_PARTS } from "@/app/_sentences/sso/connections";
import { orAbsent } from "@/app/_lib/form/empty-input";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";

const CLASS = "panel grid max-w-2xl gap-4 p-5";
const LONGEST_METADATA = 262_144;

interface FillProps {
  organization: string;
  connection: string;
}

interface DiscoverFormProps extends FillProps {
  issuer: string;
  /** A client secret is stored. */
  secret: boolean;
}

const loadDiscover = async () => (await import("@/server/identity-providers/schema/inputs")).discoverSchema;

/** Fetches the endpoints of an OIDC provider from its issuer. */
export function DiscoverForm({ organization, connection, issuer, secret }: DiscoverFormProps) {
  const form = useSchemaForm(loadDiscover, { identityProvider: connection, issuer, clientSecret: undefined });
  const { errors } = form.formState;
  const command = useCommand(trpc.identityProviders.discover.mutate, {
    form,
    onDone: () => toast(CONNECTION_PARTS.discovered),
  });
  return (
    <SchemaForm
      className={CLASS}
      form={form}
      command={command}
      prepare={loadDiscover}
      onSubmit={(input) => command.run({ organization, ...input })}
    >
      <TextField
        {...form.register("issuer")}
        defaultValue={issuer}
        label={CONNECTION_PARTS.issuer}
        help={CONNECTION_PARTS.issuerHelp}
        error={errors.issuer?.message}
        spellCheck={false}
        autoCapitalize="off"
        required
      />
      {secret ? (
        <PasswordField
          {...form.register("clientSecret", { setValueAs: orAbsent })}
          label={CONNECTION_PARTS.secretAgain}
          help={CONNECTION_PARTS.secretAgainHelp}
          error={errors.clientSecret?.message}
          autoComplete="off"
          optional
        />
      ) : null}
      <div>
        <Button type="submit" pending={command.pending} pendingLabel={CONNECTION_PARTS.discovering}>
          {CONNECTION_PARTS.discover}
        </Button>
      </div>
    </SchemaForm>
  );
}

const loadMetadata = async () => (await import("@/server/identity-providers/schema/inputs")).importMetadataSchema;

/** Reads the metadata of a SAML provider, from a file or from its address. */
export function MetadataForm({ organization, connection }: FillProps) {
  const form = useSchemaForm(loadMetadata, { identityProvider: connection });
  const { errors } = form.formState;
  const [file, setFile] = useState(0);
  const command = useCommand(trpc.identityProviders.importMetadata.mutate, {
    form,
    onDone: () => {
      form.reset({ identityProvider: connection });
      setFile((count) => count + 1);
      toast(CONNECTION_PARTS.imported);
    },
  });
  return (
    <SchemaForm
      className={CLASS}
      form={form}
      command={command}
      prepare={loadMetadata}
      onSubmit={(input) => command.run({ organization, ...input })}
    >
      <FileField
        key={file}
        label={CONNECTION_PARTS.metadataFile}
        help={CONNECTION_PARTS.metadataFileHelp}
        accept=".xml,text/xml,application/xml,application/samlmetadata+xml"
        mostBytes={LONGEST_METADATA}
        error={errors.metadata?.message}
        onRead={(read) => form.setValue("metadata", read?.text)}
      />
      <TextField
        {...form.register("address", { setValueAs: orAbsent })}
        label={CONNECTION_PARTS.metadataAddress}
        error={errors.address?.message}
        spellCheck={false}
        autoCapitalize="off"
        optional
      />
      <div>
        <Button type="submit" pending={command.pending} pendingLabel={CONNECTION_PARTS.importing}>
          {CONNECTION_PARTS.import}
        </Button>
      </div>
    </SchemaForm>
  );
}
