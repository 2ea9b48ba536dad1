"use client";

import { useState, type Ref } from "react";

import { TextField } from "@/app/_components/form/fields";
import { AMOUNT } from "@/app/_sentences/billing/plans";
import { majorText, minorDigits } from "@/server/money/money";

import { minorText, NO_AMOUNT } from "./minor-text";

interface AmountFieldProps {
  label: string;
  /** Null: no money, so what is typed is what is meant. */
  currency: string | null;
  /** What stands there at first: minor units where it is money. */
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
  ref?: Ref<HTMLInputElement>;
}

/** What is wrong with what stands there, in the reader's words where the API's would speak of minor units. */
function errorOf(error: string | undefined, typed: string, currency: string | null): string | undefined {
  if (error === undefined || currency === null || minorText(typed.trim(), currency) !== NO_AMOUNT) return error;
  return AMOUNT.wrong(minorDigits(currency));
}

/** An amount as people write it: money in major units. Give it another key where the currency changes. */
export function AmountField({ label, currency, value, onChange, error, ref }: AmountFieldProps) {
  const [typed, setTyped] = useState(() =>
    currency !== null && /^\d+$/.test(value) ? majorText(BigInt(value), currency) : value,
  );
  return (
    <TextField
      {...(ref === undefined ? {} : { ref })}
      label={label}
      required
      inputMode="decimal"
      value={typed}
      onChange={({ target }) => {
        const text = target.value.trim();
        setTyped(target.value);
        onChange(currency === null ? text.replace(",", ".") : minorText(text, currency));
      }}
      error={errorOf(error, typed, currency)}
    />
  );
}

interface MinorAmountFieldProps extends Omit<AmountFieldProps, "currency" | "value" | "onChange"> {
  currency: string;
  /** Minor units. */
  value: number;
  onChange: (value: number | null) => void;
}

/** The same for a form that holds whole minor units; what is no amount is no number, and nothing typed is missing. */
export function MinorAmountField({ value, onChange, ...field }: MinorAmountFieldProps) {
  return (
    <AmountField {...field} value={String(value)} onChange={(text) => onChange(text === "" ? null : Number(text))} />
  );
}
