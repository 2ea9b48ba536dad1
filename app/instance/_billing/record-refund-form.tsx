"use client";

import { MinorAmountField } from "@/app/_billing/amount-field";
import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { TextField } from "@/app/_components/form/fields";
import { orAbsent } from "@/app/_lib/form/empty-input";
import { OWED } from "@/app/_sentences/billing/payments";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { recordRefundSchema } from "@/server/payments/schema";

interface RecordRefundFormProps {
  invoice: string;
  /** The most that can be given back. */
  refundable: number;
  currency: string;
  onClose: () => void;
}

export function RecordRefundForm({ invoice, refundable, currency, onClose }: RecordRefundFormProps) {
  const form = useSchemaForm(recordRefundSchema, { invoice, amount: refundable, refundedOn: undefined, note: "" });
  const { errors, isSubmitted } = form.formState;
  const command = useCommand(trpc.owedInvoices.recordRefund.mutate, {
    form,
    onDone: () => {
      onClose();
      toast(OWED.refundRecorded);
    },
  });
  return (
    <DialogForm
      form={form}
      labels={{ amount: OWED.refundAmount(currency), refundedOn: OWED.refundedOn, note: OWED.refundReference }}
      command={command}
      onSubmit={(input) => command.run(input)}
      submit={OWED.refund}
      pendingLabel={OWED.recording}
      onCancel={onClose}
    >
      <MinorAmountField
        label={OWED.refundAmount(currency)}
        currency={currency}
        value={refundable}
        onChange={(value) => form.setValue("amount", value ?? Number.NaN, { shouldValidate: isSubmitted })}
        error={errors.amount?.message}
      />
      <TextField
        {...form.register("refundedOn", { setValueAs: orAbsent })}
        label={OWED.refundedOn}
        type="date"
        optional
        error={errors.refundedOn?.message}
      />
      <TextField
        {...form.register("note")}
        label={OWED.refundReference}
        help={OWED.refundHelp}
        optional
        error={errors.note?.message}
      />
    </DialogForm>
  );
}
