"use client";

import { useEffect, useState } from "react";

import { copyText } from "@/app/_lib/copy-text";
import { COPY } from "@/app/_sentences/interface/forms";

import { BUTTON_CLASS } from "./button-class";
import { icon } from "./icon";

interface CopyButtonProps {
  text: string;
  /** What is copied, spoken: "Copy access key". Also shown with `wordy`. */
  label?: string;
  wordy?: boolean;
}

/** The word stays the same width while it says "Copied", so that nothing beside it moves. */
export function CopyButton({ text, label = COPY.copy, wordy = false }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1500);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <button
      type="button"
      className={wordy ? BUTTON_CLASS.secondary : "icon-button"}
      aria-label={wordy ? undefined : label}
      title={wordy ? undefined : label}
      onClick={() => void copyText(text).then(setCopied)}
    >
      {icon(copied ? "check" : "copy")}
      {wordy ? label : null}
    </button>
  );
}
