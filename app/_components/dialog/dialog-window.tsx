"use client";

import { X } from "lucide-react";
import { Dialog as Parts } from "radix-ui";
import { useState } from "react";

import { shareNonce } from "@/app/_lib/share-nonce";
import { DIALOG } from "@/app/_sentences/interface/forms";

import type { DialogProps } from "./dialog-props";

shareNonce();

/** The first field, so that one can type at once; else the dialog itself, which is then read from its title on. */
function focusBody(event: Event, reading: boolean): void {
  event.preventDefault();
  if (!(event.target instanceof HTMLElement)) return;
  const field = event.target.querySelector<HTMLElement>(
    ".dialog-body :is(input:not([type=hidden]), select, textarea):not(:disabled)",
  );
  (reading ? event.target : (field ?? event.target)).focus({ preventScroll: true });
}

/** While a list is open below a field, Escape closes that list alone. */
function inOpenList({ target }: Event): boolean {
  return target instanceof HTMLElement && target.matches("[role=combobox][aria-expanded=true]");
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
            if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
          }}
          onEscapeKeyDown={(event) => (inOpenList(event) ? event.preventDefault() : stay(event))}
          onPointerDownOutside={stay}
          {...(description === undefined ? { "aria-describedby": undefined } : {})}
        >
          <div className="flex items-start justify-between gap-3 px-5 pt-4 pb-3">
            <div className="grid min-w-0 gap-1">
              <Parts.Title className="text-lg font-semibold break-words">{title}</Parts.Title>
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
