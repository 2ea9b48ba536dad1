"use client";

import dynamic from "next/dynamic";
import { useState } from "react";

import { LazyDialogButton } from "@/app/_components/dialog/lazy-dialog-button";
import { REQUEST } from "@/app/_sentences/access/decisions";

import type { Requested } from "./request-access-form";

const load = async () => (await import("./request-access-form")).RequestAccessForm;
const RequestAccessForm = dynamic(load, { ssr: false });

/** Where somebody is refused: asks the admins for the right that is missing. */
export function RequestAccess(props: Requested) {
  const [open, setOpen] = useState(false);
  return (
    <LazyDialogButton
      label={REQUEST.title}
      prepare={() => void load()}
      open={open}
      onOpenChange={setOpen}
      title={REQUEST.title}
      description={REQUEST.text}
    >
      <RequestAccessForm {...props} onClose={() => setOpen(false)} />
    </LazyDialogButton>
  );
}
