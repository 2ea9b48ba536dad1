"use client";

import {
  BookOpen,
  FolderClosed,
  KeyRound,
  Layers,
  Mail,
  ScrollText,
  Server,
  Settings,
  ShieldCheck,
  UserRound,
  UsersRound,
  X,
} from "lucide-react";
import { useEffect, useRef, type ComponentType } from "react";

import type { NavigationIcon, NavigationPart } from "@/app/_lib/navigation";
import { NAVIGATION, SHELL } from "@/app/_lib/sentences";
import { urls } from "@/app/_lib/urls";

export const NAVIGATION_ID = "navigation";

const ICONS: Record<NavigationIcon, ComponentType<{ size?: number; "aria-hidden"?: "true" }>> = {
  user: UserRound,
  shield: ShieldCheck,
  layers: Layers,
  key: KeyRound,
  folder: FolderClosed,
  people: UsersRound,
  mail: Mail,
  list: ScrollText,
  gear: Settings,
  server: Server,
  book: BookOpen,
};

function link(href: string, label: string, icon: NavigationIcon, path: string) {
  const Icon = ICONS[icon];
  return (
    <li key={href}>
      <a href={href} className="navigation-link" aria-current={path === href ? "page" : undefined}>
        <Icon size={16} aria-hidden="true" />
        {label}
      </a>
    </li>
  );
}

/** Beside the content on a wide screen; below that a drawer, which the browser opens itself, without a script. */
export function ShellNavigation({ parts, path }: { parts: readonly NavigationPart[]; path: string }) {
  const drawer = useRef<HTMLElement>(null);
  useEffect(() => {
    if (drawer.current?.matches(":popover-open") === true) drawer.current.hidePopover();
  }, [path]);
  return (
    <nav ref={drawer} id={NAVIGATION_ID} popover="auto" aria-label={SHELL.navigation} className="shell-navigation">
      <button
        type="button"
        className="icon-button drawer-close"
        popoverTarget={NAVIGATION_ID}
        popoverTargetAction="hide"
        aria-label={SHELL.closeMenu}
      >
        <X size={18} aria-hidden="true" />
      </button>
      {parts.map(({ title, groups }) => (
        <section key={title} aria-label={title}>
          <h2 className="navigation-title">{title}</h2>
          {groups.map(({ label, links }) => (
            <div key={label ?? title}>
              {label === undefined ? null : <h3 className="navigation-label">{label}</h3>}
              <ul>{links.map(({ href, label: text, icon }) => link(href, text, icon, path))}</ul>
            </div>
          ))}
        </section>
      ))}
      <ul className="navigation-foot">{link(urls.apiReference(), NAVIGATION.apiReference, "book", path)}</ul>
    </nav>
  );
}
