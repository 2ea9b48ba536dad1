"use client";

import { useState } from "react";

import { Button } from "@/app/_components/button";
import { ConfirmRow } from "@/app/_components/dialog/confirm-row";
import { EmptyState } from "@/app/_components/page/empty-state";
import { TextareaField } from "@/app/_components/form/fields";
import { SchemaForm } from "@/app/_components/form/schema-form";
import { Table } from "@/app/_components/table/table";
import type { Column, Row, RowAction } from "@/app/_components/table/types";
import { CONNECTION_PARTS } from "@/app/_sentences/sso/connections";
import type { Clock } from "@/app/_lib/format";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useChosenRow } from "@/app/_lib/list/use-chosen-row";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";

const WORDS = CONNECTION_PARTS.certificateColumns;

const COLUMNS: readonly Column[] = [
  { key: "subject", label: WORDS.subject, head: true },
  { key: "state", label: WORDS.state, kind: "status" },
  { key: "ends", label: WORDS.ends, kind: "time" },
  { key: "used", label: WORDS.used, kind: "time" },
  { key: "fingerprint", label: WORDS.fingerprint, kind: "id" },
];

const ACTIONS: readonly RowAction[] = [{ key: "retire", label: CONNECTION_PARTS.retire, danger: true, inline: true }];

const EMPTY = <EmptyState title={CONNECTION_PARTS.noCertificates}>{CONNECTION_PARTS.noCertificatesText}</EmptyState>;

const loadSchema = async () => (await import("@/server/identity-providers/schema/inputs")).addCertificateSchema;

interface CertificatesProps {
  organization: string;
  connection: string;
  rows: readonly Row[];
  clock: Clock;
  path: string;
}

function AddCertificate({ organization, connection }: Pick<CertificatesProps, "organization" | "connection">) {
  const form = useSchemaForm(loadSchema, { identityProvider: connection, certificate: "" });
  const command = useCommand(trpc.identityProviders.addCertificate.mutate, {
    form,
    onDone: () => {
      form.reset({ identityProvider: connection, certificate: "" });
      toast(CONNECTION_PARTS.certificateAdded);
    },
  });
  return (
    <SchemaForm
      className="panel grid max-w-2xl gap-4 p-5"
      form={form}
      command={command}
      prepare={loadSchema}
      onSubmit={(input) => command.run({ organization, ...input })}
    >
      <TextareaField
        {...form.register("certificate")}
        label={CONNECTION_PARTS.certificateField}
        help={CONNECTION_PARTS.addCertificateText}
        error={form.formState.errors.certificate?.message}
        className="font-mono text-sm"
        spellCheck={false}
        required
      />
      <div>
        <Button type="submit" pending={command.pending} pendingLabel={CONNECTION_PARTS.addingCertificate}>
          {CONNECTION_PARTS.addCertificate}
        </Button>
      </div>
    </SchemaForm>
  );
}

/** The certificates by which a SAML provider signs; two overlap while it renews its own. */
export function Certificates({ organization, connection, rows, clock, path }: CertificatesProps) {
  const { onAction, rowFor, close } = useChosenRow();
  const [address] = useState({ path, query: {} });
  return (
    <>
      <Table
        label={CONNECTION_PARTS.certificates}
        columns={COLUMNS}
        rows={rows}
        clock={clock}
        address={address}
        actions={ACTIONS}
        onAction={onAction}
        empty={EMPTY}
      />
      <AddCertificate organization={organization} connection={connection} />
      <ConfirmRow
        row={rowFor("retire")}
        title={CONNECTION_PARTS.retireTitle}
        verb={CONNECTION_PARTS.retireVerb}
        pendingLabel={CONNECTION_PARTS.retiring}
        consequences={CONNECTION_PARTS.retireConsequences}
        call={({ id }) =>
          trpc.identityProviders.retireCertificate.mutate({
            organization,
            identityProvider: connection,
            certificate: id,
          })
        }
        done={CONNECTION_PARTS.retired}
        onClose={close}
      />
    </>
  );
}
