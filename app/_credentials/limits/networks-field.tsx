"use client";

import type { Ref } from "react";

import { LinesField } from "@/app/_components/form/lines-field";
import { LIMITS } from "@/app/_sentences/machines/credential";

interface NetworksFieldProps {
  initial?: readonly string[];
  error?: string | undefined;
  onChange: (networks: string[]) => void;
  onBlur?: () => void;
  ref?: Ref<HTMLTextAreaElement>;
}

/** The first sentence about an array or one of its entries. */
export function firstMessage(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  if ("message" in error && typeof error.message === "string") return error.message;
  for (const part of Object.values(error)) {
    const message = firstMessage(part);
    if (message !== undefined) return message;
  }
  return undefined;
}

/** Addresses and networks from which alone a credential is good, one on a line. */
export function NetworksField({ initial = [], ...field }: NetworksFieldProps) {
  return (
    <LinesField
      {...field}
      label={LIMITS.networks}
      help={LIMITS.networksHelp}
      initial={initial.join("\n")}
      rows={3}
      optional
    />
  );
}
