"use client";

import dynamic from "next/dynamic";

import type { ConfirmDialogProps } from "./confirm-dialog-props";

const load = async () => (await import("./confirm-window")).ConfirmWindow;
const ConfirmWindow = dynamic(load, { ssr: false, loading: () => <div className="backdrop" /> });

/** Says what will happen before it happens, with the verb on the button. Its code is fetched when the first one opens. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return props.open ? <ConfirmWindow {...props} /> : null;
}
