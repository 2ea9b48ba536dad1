"use client";

import { Controller } from "react-hook-form";

import type { Option } from "@/app/_components/form/controls";
import { SelectField, TextareaField, TextField } from "@/app/_components/form/fields";
import { SettingsForm } from "@/app/_components/form/settings-form";
import { numberOrNull } from "@/app/_lib/form/empty-input";
import { SELLER } from "@/app/_sentences/billing/instance-billing";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import type { BillingSettingsView } from "@/server/billing-settings/schema";

import { rateOf, rateTyped } from "@/app/instance/read-numbers";
import { TypedField } from "@/app/instance/typed-field";

const loadSchema = async () => (await import("@/server/billing-settings/schema")).updateBillingSettingsSchema;

const NAMES = [
  "sellerName",
  "sellerAddress",
  "sellerTaxId",
  "sellerEmail",
  "paymentNote",
  "currency",
  "taxName",
  "taxRate",
  "invoicePrefix",
  "dueDays",
  "lateDays",
  "defaultPlan",
  "terms",
] as const;

const LABELS = Object.fromEntries(NAMES.map((name) => [name, SELLER[name]]));
/** An emptied field is missing. */
const WHOLE = { setValueAs: numberOrNull };

function fieldsOf(settings: BillingSettingsView) {
  const { termsVersion: _version, lastInvoiceNumber: _last, ...fields } = settings;
  return fields;
}

interface SellerFormProps {
  settings: BillingSettingsView;
  /** Plans that charge nothing. */
  plans: readonly Option[];
}

export function SellerForm({ settings, plans }: SellerFormProps) {
  const form = useSchemaForm(loadSchema, fieldsOf(settings));
  const { errors } = form.formState;
  const command = useCommand(trpc.billingSettings.update.mutate, {
    form,
    onDone: (changed) => {
      form.reset(fieldsOf(changed));
      toast(SELLER.saved);
    },
  });
  const field = (name: (typeof NAMES)[number]) => ({ label: SELLER[name], error: errors[name]?.message });
  return (
    <SettingsForm form={form} labels={LABELS} command={command} prepare={loadSchema} onSubmit={command.run}>
      <TextField {...form.register("sellerName")} {...field("sellerName")} />
      <TextareaField
        {...form.register("sellerAddress")}
        {...field("sellerAddress")}
        help={SELLER.sellerAddressHelp}
        rows={3}
      />
      <TextField {...form.register("sellerTaxId")} {...field("sellerTaxId")} optional />
      <TextField {...form.register("sellerEmail")} {...field("sellerEmail")} type="email" optional />
      <TextareaField
        {...form.register("paymentNote")}
        {...field("paymentNote")}
        help={SELLER.paymentNoteHelp}
        rows={3}
        optional
      />
      <TextField {...form.register("currency")} {...field("currency")} help={SELLER.currencyHelp} maxLength={3} />
      <TextField {...form.register("taxName")} {...field("taxName")} />
      <Controller
        name="taxRate"
        control={form.control}
        render={({ field: { onChange, ref } }) => (
          <TypedField
            {...field("taxRate")}
            ref={ref}
            help={SELLER.taxRateHelp}
            begins={rateTyped(settings.taxRate)}
            read={rateOf}
            onChange={onChange}
          />
        )}
      />
      <TextField {...form.register("invoicePrefix")} {...field("invoicePrefix")} spellCheck={false} />
      <TextField {...form.register("dueDays", WHOLE)} {...field("dueDays")} type="number" min={0} inputMode="numeric" />
      <TextField
        {...form.register("lateDays", WHOLE)}
        {...field("lateDays")}
        help={SELLER.lateDaysHelp}
        type="number"
        min={0}
        inputMode="numeric"
      />
      <SelectField
        {...form.register("defaultPlan")}
        {...field("defaultPlan")}
        help={SELLER.defaultPlanHelp}
        options={plans}
      />
      <TextareaField
        {...form.register("terms")}
        {...field("terms")}
        help={SELLER.termsHelp(settings.termsVersion)}
        rows={8}
        optional
      />
    </SettingsForm>
  );
}
