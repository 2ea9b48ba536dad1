"use client";

import { DropdownMenu } from "radix-ui";
import { useEffect, useRef, useState } from "react";

interface MenuItem {
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

/** The row scrolls away from under its popup once it has moved this far. */
const MOVED_PX = 8;

/** Calls back when the anchor has left the place where the popup was put. */
function useMoved(anchor: HTMLElement, place: DOMRect, onMoved: () => void): void {
  useEffect(() => {
    const look = () => {
      const now = anchor.getBoundingClientRect();
      if (Math.abs(now.top - place.top) > MOVED_PX || Math.abs(now.left - place.left) > MOVED_PX) onMoved();
    };
    anchor.setAttribute("aria-expanded", "true");
    window.addEventListener("scroll", look, { passive: true, capture: true });
    return () => {
      anchor.setAttribute("aria-expanded", "false");
      window.removeEventListener("scroll", look, { capture: true });
    };
  }, [anchor, place, onMoved]);
}

/** Puts the focus on the first item at once: a quick arrow key then starts from there. */
function FirstFocus() {
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const next = mark.current?.nextElementSibling;
    if (next instanceof HTMLElement) next.focus({ preventScroll: true });
  }, []);
  return <span ref={mark} hidden />;
}

/** The one popup of a table, opened beside the button that asked for it. */
export function RowMenu({ anchor, label, items, onPick, onClose }: RowMenuProps) {
  const [place] = useState(() => anchor.getBoundingClientRect());
  useMoved(anchor, place, onClose);

  function pick(event: Event, { key, refused }: MenuItem): void {
    if (refused !== undefined) {
      event.preventDefault();
      return;
    }
    // A dialog that opens now will give the focus back to the button, since the menu is gone by then.
    anchor.focus({ preventScroll: true });
    onPick(key);
  }
  return (
    <DropdownMenu.Root
      open
      modal={false}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <DropdownMenu.Trigger asChild>
        <span
          aria-hidden="true"
          tabIndex={-1}
          className="pointer-events-none fixed"
          style={{ left: place.left, top: place.top, width: place.width, height: place.height }}
        />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={anchor.closest("main")}>
        <DropdownMenu.Content
          className="menu"
          align="end"
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
          aria-labelledby={undefined}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (document.activeElement === document.body) anchor.focus({ preventScroll: true });
          }}
        >
          <FirstFocus />
          {items.map((item) => (
            <DropdownMenu.Item
              key={item.key}
              className={item.danger === true ? "menu-item menu-item-danger" : "menu-item"}
              aria-disabled={item.refused === undefined ? undefined : true}
              onSelect={(event) => {
                pick(event, item);
              }}
            >
              <span>{item.label}</span>
              {item.refused === undefined ? null : <small>{item.refused}</small>}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
