"use client";

import type { ReactNode } from "react";

import { Button } from "@/app/_components/button";
import { Checkbox } from "@/app/_components/form/controls";
import { TextField } from "@/app/_components/form/fields";
import { LinesField } from "@/app/_components/form/lines-field";
import { SchemaForm } from "@/app/_components/form/schema-form";
import { UnsavedGuard } from "@/app/_components/form/unsaved-guard";
import { DETAILS } from "@/app/_sentences/billing/plans";
import { FORM } from "@/app/_sentences/interface/forms";
import { firstMessage } from "@/app/_lib/form/first-message";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import type { BillingDetailsView } from "@/server/billing/schema";

const loadSchema = async () => (await import("@/server/billing/schema")).updateBillingDetailsSchema;

const LINES = [
  ["legalName", { autoComplete: "organization", required: true }],
  ["addressLine1", { autoComplete: "address-line1", required: true }],
  ["addressLine2", { autoComplete: "address-line2", optional: true }],
  ["postalCode", { autoComplete: "postal-code", optional: true }],
  ["city", { autoComplete: "address-level2", required: true }],
  ["region", { autoComplete: "address-level1", optional: true }],
  ["country", { autoComplete: "country", required: true, help: DETAILS.countryHelp, maxLength: 2 }],
  ["taxId", { optional: true, help: DETAILS.taxIdHelp }],
  ["purchaseOrder", { optional: true, help: DETAILS.purchaseOrderHelp }],
] as const;

const LABELS = Object.fromEntries(
  ([...LINES.map(([name]) => name), "emails", "timeZone"] as const).map((name) => [name, DETAILS[name]]),
);

interface DetailsFormProps {
  organization: string;
  details: BillingDetailsView;
  /** The verb of the button; the usual one where absent. */
  submit?: string;
  /** Beside the button. */
  beside?: ReactNode;
  onSaved?: (saved: BillingDetailsView) => void;
  /** In a page, where leaving would lose something. */
  guarded?: boolean;
  className?: string;
}

/** Who is billed, where invoices go and by whose days. */
export function DetailsForm(props: DetailsFormProps) {
  const { organization, details, submit = FORM.save, beside, onSaved, guarded = false } = props;
  const { timeZoneNow: _now, currency: _currency, missing: _missing, ...given } = details;
  const form = useSchemaForm(loadSchema, given);
  const { errors, isDirty } = form.formState;
  const command = useCommand(trpc.billingDetails.update.mutate, {
    form,
    onDone: (saved) => {
      form.reset(form.getValues());
      if (onSaved === undefined) toast(DETAILS.saved);
      else onSaved(saved);
    },
    refresh: onSaved === undefined,
  });
  return (
    <SchemaForm
      {...(props.className === undefined ? {} : { className: props.className })}
      form={form}
      labels={LABELS}
      command={command}
      prepare={loadSchema}
      onSubmit={(input) => command.run({ organization, ...input })}
    >
      {guarded ? <UnsavedGuard when={isDirty && !command.pending} /> : null}
      {LINES.map(([name, rest]) => (
        <TextField key={name} {...form.register(name)} {...rest} label={DETAILS[name]} error={errors[name]?.message} />
      ))}
      <LinesField
        label={DETAILS.emails}
        help={DETAILS.emailsHelp}
        rows={2}
        initial={given.emails.join("\n")}
        error={firstMessage(errors.emails)}
        onChange={(emails) => form.setValue("emails", emails, { shouldDirty: true })}
      />
      <Checkbox {...form.register("emailInvoices")} label={DETAILS.emailInvoices} />
      <TextField
        {...form.register("timeZone")}
        label={DETAILS.timeZone}
        help={DETAILS.timeZoneHelp}
        error={errors.timeZone?.message}
        autoCapitalize="off"
        spellCheck={false}
        required
      />
      <div className="flex flex-wrap justify-between gap-2">
        {beside ?? <span />}
        <Button type="submit" variant="primary" pending={command.pending} pendingLabel={FORM.saving}>
          {submit}
        </Button>
      </div>
    </SchemaForm>
  );
}
