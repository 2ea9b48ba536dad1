"use client";

import { useState } from "react";

import { TextField } from "@/app/_components/fields";
import { majorText, minorDigits } from "@/server/money/money";

interface AmountFieldProps {
  label: string;
  /** Null: no money, so what is typed is what is meant. */
  currency: string | null;
  /** What stands there at first: minor units where it is money. */
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}

/** What was typed in major units as minor ones; what is no amount stays as it is, for the schema to refuse. */
function minorText(typed: string, currency: string): string {
  const digits = minorDigits(currency);
  const [, whole, fraction = ""] = /^(\d+)(?:\.(\d*))?$/.exec(typed) ?? [];
  if (whole === undefined || fraction.length > digits) return typed;
  return `${whole}${fraction.padEnd(digits, "0")}`.replace(/^0+(?=\d)/, "");
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
        onChange(currency === null ? text : minorText(text, currency));
      }}
      error={error}
    />
  );
}
