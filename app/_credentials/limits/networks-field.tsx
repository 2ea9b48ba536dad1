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
