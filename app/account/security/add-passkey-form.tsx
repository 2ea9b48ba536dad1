"use client";

import { useState } from "react";

import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { TextField } from "@/app/_components/form/fields";
import { FACTORS } from "@/app/_sentences/sign-in/factors";
import { makePasskey } from "@/app/_lib/passkeys";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";

import { ShownCodes } from "./shown-codes";

const loadSchema = async () =>
  (await import("@/server/second-factors/schema")).createPasskeySchema.omit({ credential: true });

async function add({ name }: { name: string }) {
  const credential = await makePasskey(await trpc.secondFactors.beginPasskey.query());
  return trpc.secondFactors.createPasskey.mutate({ name, credential });
}

/** A name for it; then the browser asks; then the recovery codes, where it is the first factor. */
export function AddPasskeyForm({ onClose }: { onClose: () => void }) {
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const form = useSchemaForm(loadSchema, { name: "" });
  const command = useCommand(add, {
    form,
    onDone: ({ recoveryCodes }) => {
      toast(FACTORS.added);
      setCodes(recoveryCodes);
      if (recoveryCodes === null) onClose();
    },
  });
  if (codes !== null) return <ShownCodes codes={codes} onKept={onClose} />;
  return (
    <DialogForm
      form={form}
      labels={{ name: FACTORS.name }}
      command={command}
      prepare={loadSchema}
      onSubmit={command.run}
      submit={FACTORS.add}
      pendingLabel={FACTORS.adding}
      onCancel={onClose}
    >
      <p>{FACTORS.addText}</p>
      <TextField {...form.register("name")} label={FACTORS.name} required error={form.formState.errors.name?.message} />
    </DialogForm>
  );
}
