"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";

import type { ShellData } from "@/app/_lib/shell/data";
import { HOME, PRODUCT } from "@/app/_sentences/interface/page";
import { SHELL } from "@/app/_sentences/interface/shell";
import { urls } from "@/app/_lib/urls";

import { icon } from "@/app/_components/icon";
import { ProductMark } from "./product-mark";
import { ProfileMenu } from "./profile-menu";
import { NAVIGATION_ID } from "./navigation";
import { Switcher } from "./switcher";

const loadPalette = async () => (await import("./command-palette")).CommandPalette;
const CommandPalette = dynamic(loadPalette, { ssr: false, loading: () => <div className="backdrop" /> });

interface ShellHeaderProps {
  data: ShellData;
  path: string;
  go: (href: string) => void;
}

/** Opens with Ctrl-K or Cmd-K from anywhere. */
function usePaletteKey(toggle: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey) || event.altKey || event.shiftKey) {
        return;
      }
      event.preventDefault();
      toggle();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [toggle]);
}

/** Counts no further than this. */
const COUNTED = 99;

function InboxLink({ unread }: { unread: number }) {
  return (
    <a href={urls.account.inbox()} className="inbox-link">
      {icon("inbox")}
      <span className="inbox-word">{SHELL.inbox}</span>
      {unread === 0 ? null : (
        <>
          <span className="inbox-count" aria-hidden="true">
            {unread > COUNTED ? `${COUNTED}+` : unread}
          </span>
          <span className="sr-only">{SHELL.unread(unread > COUNTED ? `${COUNTED}+` : String(unread))}</span>
        </>
      )}
    </a>
  );
}

export function ShellHeader({ data, path, go }: ShellHeaderProps) {
  const [open, setOpen] = useState(false);
  const [toggle] = useState(() => () => setOpen((shown) => !shown));
  usePaletteKey(toggle);
  return (
    <header className="shell-header">
      <button type="button" className="icon-button drawer-open" popoverTarget={NAVIGATION_ID} aria-label={SHELL.menu}>
        {icon("menu", 18)}
      </button>
      <a href={urls.home()} className="shell-mark" aria-label={`${PRODUCT}: ${HOME}`}>
        <ProductMark />
      </a>
      <Switcher data={data} path={path} go={go} />
      <button
        type="button"
        className="search-button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onPointerEnter={() => void loadPalette()}
        onFocus={() => void loadPalette()}
        onClick={() => setOpen(true)}
      >
        {icon("search")}
        <span>{SHELL.searchShort}</span>
        <kbd aria-hidden="true">{SHELL.searchKeys}</kbd>
      </button>
      <InboxLink unread={data.unread ?? 0} />
      <ProfileMenu data={data} path={path} />
      {open ? <CommandPalette data={data} go={go} onClose={() => setOpen(false)} /> : null}
    </header>
  );
}
