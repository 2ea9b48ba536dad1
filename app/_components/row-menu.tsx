"use client";

import { DropdownMenu } from "radix-ui";
import { useEffect, useState } from "react";

export interface MenuItem {
  key: string;
  label: string;
  danger?: boolean;
  refused?: string | undefined;
}

interface RowMenuProps {
  anchor: HTMLElement;
  label: string;
  items: readonly MenuItem[];
  onPick: (key: string) => void;
  onClose: () => void;
}

/** The one popup of a table, opened beside the button that asked for it. */
export function RowMenu({ anchor, label, items, onPick, onClose }: RowMenuProps) {
  const [place] = useState(() => anchor.getBoundingClientRect());
  useEffect(() => {
    anchor.setAttribute("aria-expanded", "true");
    // The popup stands still while the row would scroll away from under it.
    window.addEventListener("scroll", onClose, { passive: true, capture: true, once: true });
    return () => {
      anchor.setAttribute("aria-expanded", "false");
      window.removeEventListener("scroll", onClose, { capture: true });
    };
  }, [anchor, onClose]);
  return (
    <DropdownMenu.Root open modal={false} onOpenChange={(open) => (open ? undefined : onClose())}>
      <DropdownMenu.Trigger asChild>
        <span
          aria-hidden="true"
          tabIndex={-1}
          className="pointer-events-none fixed"
          style={{ left: place.left, top: place.top, width: place.width, height: place.height }}
        />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="menu"
          align="end"
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
          aria-labelledby={undefined}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            // A dialog that an action opened has the focus by now and keeps it.
            if (document.activeElement === document.body) anchor.focus();
          }}
        >
          {items.map(({ key, label: text, danger, refused }) => (
            <DropdownMenu.Item
              key={key}
              className={danger === true ? "menu-item menu-item-danger" : "menu-item"}
              aria-disabled={refused === undefined ? undefined : true}
              onSelect={(event) => (refused === undefined ? onPick(key) : event.preventDefault())}
            >
              <span>{text}</span>
              {refused === undefined ? null : <small>{refused}</small>}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
