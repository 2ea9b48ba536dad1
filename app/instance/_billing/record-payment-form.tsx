"use client";

import { MinorAmountField } from "@/app/_billing/amount-field";
import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { SelectField, TextField } from "@/app/_components/form/fields";
import { orAbsent } from "@/app/_lib/form/empty-input";
import { OWED } from "@/app/_sentences/billing/payments";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { recordPaymentSchema } from "@/server/payments/schema";

interface RecordPaymentFormProps {
  invoice: string;
  /** Minor units. */
  outstanding: number;
  currency: string;
  onClose: () => void;
}

const KINDS = [
  { value: "transfer", label: OWED.kinds.transfer },
  { value: "credit", label: OWED.kinds.credit },
];

export function RecordPaymentForm({ invoice, outstanding, currency, onClose }: RecordPaymentFormProps) {
  const form = useSchemaForm(recordPaymentSchema, {
    invoice,
    kind: "transfer",
    amount: outstanding,
    receivedOn: undefined,
    note: "",
  });
  const kind = form.watch("kind");
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
      labels={{ kind: OWED.kind, amount: OWED.outstanding, receivedOn: OWED.receivedOn, note: OWED.reference }}
      command={command}
      onSubmit={(input) => command.run(input)}
      submit={OWED.record}
      pendingLabel={OWED.recording}
      onCancel={onClose}
    >
      <SelectField {...form.register("kind")} label={OWED.kind} options={KINDS} error={errors.kind?.message} />
      <MinorAmountField
        label={kind === "credit" ? OWED.credited(currency) : OWED.amount(currency)}
        currency={currency}
        value={outstanding}
        onChange={(value) => form.setValue("amount", value ?? Number.NaN, { shouldValidate: isSubmitted })}
        error={errors.amount?.message}
      />
      <TextField
        {...form.register("receivedOn", { setValueAs: orAbsent })}
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
