"use client";

import { X } from "lucide-react";
import { Dialog as Parts } from "radix-ui";
import { useState } from "react";

import { shareNonce } from "@/app/_lib/share-nonce";
import { DIALOG } from "@/app/_sentences/interface/forms";

import type { DialogProps } from "./dialog-props";

shareNonce();

function firstField(dialog: HTMLElement): HTMLElement | null {
  return dialog.querySelector(".dialog-body :is(input:not([type=hidden]), select, textarea):not(:disabled)");
}

/** A form may be fetched after its dialog: its first field takes the focus that the dialog has kept for it. */
function awaitField(dialog: HTMLElement): void {
  const observer = new MutationObserver(() => {
    const field = firstField(dialog);
    if (field === null && dialog.isConnected) return;
    observer.disconnect();
    if (document.activeElement === dialog) field?.focus({ preventScroll: true });
  });
  observer.observe(dialog, { childList: true, subtree: true });
}

/** The first field, so that one can type at once; else the dialog itself, which is then read from its title on. */
function focusBody(event: Event, reading: boolean): void {
  event.preventDefault();
  const dialog = event.target;
  if (!(dialog instanceof HTMLElement)) return;
  const field = reading ? null : firstField(dialog);
  (field ?? dialog).focus({ preventScroll: true });
  if (!reading && field === null) awaitField(dialog);
}

/** To what opened it; to the page where nothing did, or where that is gone and nothing near it has the focus yet. */
function giveBack(opener: Element | null): void {
  const known = opener instanceof HTMLElement && opener !== document.body && opener.isConnected;
  const home = known ? opener : document.getElementById("content");
  if (known || document.activeElement === document.body) home?.focus({ preventScroll: true });
}

/** Escape closes an open list below a field alone, and gives Tab back to who types in an editor. */
function escapesField({ target }: Event): boolean {
  return target instanceof HTMLElement && target.matches("[role=combobox][aria-expanded=true], .editor textarea");
}

export function DialogWindow({ open, onOpenChange, ...props }: DialogProps) {
  const { title, description, wide, sticky, reading = false, children } = props;
  const stay = (event: Event) => (sticky === true ? event.preventDefault() : undefined);
  const [opener] = useState(() => document.activeElement);
  return (
    <Parts.Root open={open} onOpenChange={onOpenChange}>
      <Parts.Portal>
        <Parts.Overlay className="backdrop" />
        <Parts.Content
          className={wide === true ? "dialog dialog-wide" : "dialog"}
          onOpenAutoFocus={(event) => focusBody(event, reading)}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            giveBack(opener);
          }}
          onEscapeKeyDown={(event) => (escapesField(event) ? event.preventDefault() : stay(event))}
          onPointerDownOutside={stay}
          {...(description === undefined ? { "aria-describedby": undefined } : {})}
        >
          <div className="flex items-start justify-between gap-3 px-5 pt-4 pb-3">
            <div className="grid min-w-0 gap-1">
              <Parts.Title className="text-lg font-semibold wrap-anywhere">{title}</Parts.Title>
              {description === undefined ? null : (
                <Parts.Description asChild>
                  <div className="text-muted">{description}</div>
                </Parts.Description>
              )}
            </div>
            <Parts.Close className="icon-button -mr-1.5" aria-label={DIALOG.close}>
              <X aria-hidden="true" size={16} />
            </Parts.Close>
          </div>
          <div className="dialog-body">{children}</div>
        </Parts.Content>
      </Parts.Portal>
    </Parts.Root>
  );
}
