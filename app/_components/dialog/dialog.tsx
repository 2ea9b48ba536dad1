"use client";

import dynamic from "next/dynamic";

import type { DialogProps } from "./dialog-props";

const load = async () => (await import("./dialog-window")).DialogWindow;
const DialogWindow = dynamic(load, { ssr: false, loading: () => <div className="backdrop" /> });

/** A dialog whose code is fetched when the first one opens. */
export function Dialog(props: DialogProps) {
  return props.open ? <DialogWindow {...props} /> : null;
}

/** For onPointerEnter and onFocus of the button that opens it: then it is there at the click. */
export function prepareDialog(): void {
  void load();
}
