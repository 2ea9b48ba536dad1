"use client";

import { AmountField } from "@/app/_billing/amount-field";
import { DialogForm } from "@/app/_components/dialog-form";
import { TextField } from "@/app/_components/fields";
import { OWED } from "@/app/_lib/payment-page-sentences";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/use-schema-form";
import { recordPaymentSchema } from "@/server/payments/schema";

interface RecordPaymentFormProps {
  invoice: string;
  /** Minor units. */
  outstanding: number;
  currency: string;
  onClose: () => void;
}

/** An empty day is today. */
const dayIn = { setValueAs: (value: unknown) => (value === "" ? undefined : value) };

export function RecordPaymentForm({ invoice, outstanding, currency, onClose }: RecordPaymentFormProps) {
  const form = useSchemaForm(recordPaymentSchema, { invoice, amount: outstanding, receivedOn: undefined, note: "" });
  const { errors, isSubmitted } = form.formState;
  const command = useCommand(trpc.owedInvoices.recordPayment.mutate, {
    form,
    onDone: () => {
      onClose();
      toast(OWED.recorded);
    },
  });
  return (
    <DialogForm
      form={form}
      labels={{ amount: OWED.outstanding, receivedOn: OWED.receivedOn, note: OWED.reference }}
      command={command}
      onSubmit={(input) => command.run(input)}
      submit={OWED.record}
      pendingLabel={OWED.recording}
      onCancel={onClose}
    >
      <AmountField
        label={OWED.amount(currency)}
        currency={currency}
        value={String(outstanding)}
        onChange={(value) =>
          form.setValue("amount", value === "" ? Number.NaN : Number(value), { shouldValidate: isSubmitted })
        }
        error={errors.amount?.message}
      />
      <TextField
        {...form.register("receivedOn", dayIn)}
        label={OWED.receivedOn}
        type="date"
        optional
        error={errors.receivedOn?.message}
      />
      <TextField
        {...form.register("note")}
        label={OWED.reference}
        help={OWED.referenceHelp}
        optional
        error={errors.note?.message}
      />
    </DialogForm>
  );
}
