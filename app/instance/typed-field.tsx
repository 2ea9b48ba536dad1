"use client";

import { useState, type ComponentProps } from "react";

import { TextField } from "@/app/_components/form/fields";

interface TypedFieldProps<Value> extends Omit<ComponentProps<typeof TextField>, "value" | "onChange"> {
  /** What stands there at first. */
  begins: string;
  /** What is meant by what was typed. */
  read: (typed: string) => Value;
  onChange: (value: Value) => void;
}

/** A number that people write in another unit than it is kept in. */
export function TypedField<Value>({ begins, read, onChange, ...field }: TypedFieldProps<Value>) {
  const [typed, setTyped] = useState(begins);
  return (
    <TextField
      {...field}
      inputMode="decimal"
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange(read(target.value.trim()));
      }}
    />
  );
}
