"use client";

import { useState } from "react";

import { CopyButton } from "@/app/_components/copy-button";
import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { TextField } from "@/app/_components/form/fields";
import { FACTORS } from "@/app/_sentences/sign-in/factors";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import type { BegunTotpView } from "@/server/second-factors/schema";

import { ShownCodes } from "./shown-codes";

const loadSchema = async () => (await import("@/server/second-factors/schema")).confirmTotpSchema;

/** The picture for the app, the code that shows that the app has it, and the recovery codes that come along. */
export function TotpForm({ begun, onClose }: { begun: BegunTotpView; onClose: () => void }) {
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const form = useSchemaForm(loadSchema, { code: "" });
  const command = useCommand(trpc.secondFactors.confirmTotp.mutate, {
    form,
    // The page would put another button in the place of the one that this stands behind, and the codes would be gone.
    refresh: false,
    onDone: ({ recoveryCodes }) => {
      toast(FACTORS.on);
      setCodes(recoveryCodes);
      if (recoveryCodes === null) onClose();
    },
  });
  if (codes !== null) return <ShownCodes codes={codes} onKept={onClose} />;
  return (
    <DialogForm
      form={form}
      labels={{ code: FACTORS.code }}
      command={command}
      prepare={loadSchema}
      onSubmit={command.run}
      submit={FACTORS.confirm}
      pendingLabel={FACTORS.confirming}
      onCancel={onClose}
    >
      <p>{FACTORS.scan}</p>
      {/* Made on our own server, white behind it also in the dark, since cameras read dark on light. */}
      <img
        src={`data:image/svg+xml;utf8,${encodeURIComponent(begun.picture)}`}
        alt={FACTORS.picture}
        width={208}
        height={208}
        className="rounded-control justify-self-center"
      />
      <div className="grid gap-1">
        <p className="text-muted text-sm">{FACTORS.byHand}</p>
        <div className="flex items-center gap-2">
          <code className="break-all select-all">{begun.secret}</code>
          <CopyButton text={begun.secret} label={FACTORS.copySecret} />
        </div>
      </div>
      <TextField
        {...form.register("code")}
        label={FACTORS.code}
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        error={form.formState.errors.code?.message}
      />
    </DialogForm>
  );
}
