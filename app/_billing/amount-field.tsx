"use client";

import { useState } from "react";

import { TextField } from "@/app/_components/fields";
import { AMOUNT } from "@/app/_lib/billing-page-sentences";
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
}

/** What is wrong with what stands there, in the reader's words where the API's would speak of minor units. */
function errorOf(error: string | undefined, typed: string, currency: string | null): string | undefined {
  if (error === undefined || currency === null || minorText(typed.trim(), currency) !== NO_AMOUNT) return error;
  return AMOUNT.wrong(minorDigits(currency));
}

/** An amount as people write it: money in major units. Give it another key where the currency changes. */
export function AmountField({ label, currency, value, onChange, error }: AmountFieldProps) {
  const [typed, setTyped] = useState(() =>
    currency !== null && /^\d+$/.test(value) ? majorText(BigInt(value), currency) : value,
  );
  return (
    <TextField
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
