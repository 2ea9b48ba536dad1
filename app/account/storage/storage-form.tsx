"use client";

import { useWatch, type UseFormReturn } from "react-hook-form";
import type { z } from "zod";

import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { PasswordField, SelectField, TextField } from "@/app/_components/form/fields";
import { STORAGE } from "@/app/_sentences/machines/storage";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import type { createStorageSchema, StorageAccessView } from "@/server/storage/schema";

type Values = z.input<typeof createStorageSchema>;
type Output = z.output<typeof createStorageSchema>;

const loadCreate = async () => (await import("@/server/storage/schema")).createStorageSchema;
const loadChange = async () => (await import("@/server/storage/schema")).changeStorageSchema;

const KINDS = Object.entries(STORAGE.kinds).map(([value, label]) => ({ value, label }));

/** In the order of the fields. */
const LABELS = {
  kind: STORAGE.kind,
  bucket: STORAGE.bucket,
  key: STORAGE.key,
  secret: STORAGE.secret,
  region: STORAGE.region,
  host: STORAGE.host,
};

/** Not a sentence to speak, not a password of this site. */
const PLAIN = { autoCapitalize: "off", spellCheck: false } as const;

interface PlaceFieldsProps {
  form: UseFormReturn<Values, unknown, Output>;
  azure: boolean;
  secretHelp: string;
  secretRequired: boolean;
}

function PlaceFields({ form, azure, secretHelp, secretRequired }: PlaceFieldsProps) {
  const { errors } = form.formState;
  return (
    <>
      <SelectField {...form.register("kind")} label={STORAGE.kind} options={KINDS} error={errors.kind?.message} />
      <TextField
        {...form.register("bucket")}
        {...PLAIN}
        label={azure ? STORAGE.container : STORAGE.bucket}
        help={azure ? STORAGE.containerHelp : STORAGE.bucketHelp}
        required
        error={errors.bucket?.message}
      />
      <TextField
        {...form.register("key")}
        {...PLAIN}
        label={azure ? STORAGE.account : STORAGE.key}
        help={azure ? STORAGE.accountHelp : STORAGE.keyHelp}
        required
        error={errors.key?.message}
      />
      <PasswordField
        {...form.register("secret")}
        label={STORAGE.secret}
        autoComplete="off"
        help={secretHelp}
        required={secretRequired}
        error={errors.secret?.message}
      />
      {azure ? null : (
        <TextField
          {...form.register("region")}
          {...PLAIN}
          label={STORAGE.region}
          help={STORAGE.regionHelp}
          optional
          error={errors.region?.message}
        />
      )}
      <TextField
        {...form.register("host")}
        {...PLAIN}
        label={STORAGE.host}
        help={STORAGE.hostHelp}
        optional
        error={errors.host?.message}
      />
    </>
  );
}

function valuesOf(access: StorageAccessView | null): Values {
  if (access === null) return { kind: "s3", bucket: "", key: "", secret: "", region: "", host: "" };
  const { kind, bucket, key, region, host } = access;
  return { kind, bucket, key, secret: "", region, host };
}

async function save(access: StorageAccessView | null, input: Output): Promise<string> {
  if (access === null) return STORAGE.added((await trpc.storage.create.mutate(input)).bucket);
  await trpc.storage.update.mutate({ access: access.id, ...input });
  return STORAGE.saved;
}

interface StorageFormProps {
  /** What is changed, whose secret may be left empty; null for a new one. */
  access: StorageAccessView | null;
  onClose: () => void;
}

export function StorageForm({ access, onClose }: StorageFormProps) {
  const isNew = access === null;
  const load = isNew ? loadCreate : loadChange;
  const form = useSchemaForm<Values, Output>(load, valuesOf(access));
  const azure = useWatch({ control: form.control, name: "kind" }) === "azure";
  const command = useCommand((input: Output) => save(access, input), {
    form,
    onDone: (done) => {
      toast(done);
      onClose();
    },
  });
  const secretHelp = azure ? STORAGE.azureSecretHelp : STORAGE.secretHelp;
  return (
    <DialogForm
      form={form}
      labels={LABELS}
      command={command}
      prepare={load}
      onSubmit={command.run}
      submit={isNew ? STORAGE.add : STORAGE.save}
      pendingLabel={isNew ? STORAGE.adding : STORAGE.saving}
      onCancel={onClose}
    >
      <PlaceFields
        form={form}
        azure={azure}
        secretHelp={isNew ? secretHelp : STORAGE.secretKept}
        secretRequired={isNew}
      />
    </DialogForm>
  );
}
