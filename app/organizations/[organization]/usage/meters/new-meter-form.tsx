"use client";

import { useRouter } from "next/navigation";

import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { METERS } from "@/app/_sentences/billing/meters";
import { createMeterSchema } from "@/server/meters/schema";

import { METER_LABELS, MeterFields } from "./meter-fields";

interface NewMeterFormProps {
  organization: string;
  onClose: () => void;
}

export function NewMeterForm({ organization, onClose }: NewMeterFormProps) {
  const router = useRouter();
  const form = useSchemaForm(createMeterSchema, {
    name: "",
    key: "",
    unit: "",
    aggregation: "sum",
    whole: true,
    unitPrice: null,
  });
  const command = useCommand(trpc.meters.create.mutate, {
    form,
    refresh: false,
    onDone: ({ name }) => {
      onClose();
      toast(METERS.added(name));
      router.refresh();
    },
  });
  return (
    <DialogForm
      form={form}
      labels={METER_LABELS}
      command={command}
      onSubmit={(input) => command.run({ organization, ...input })}
      submit={METERS.add}
      pendingLabel={METERS.adding}
      onCancel={onClose}
    >
      <MeterFields form={form} isNew />
    </DialogForm>
  );
}
