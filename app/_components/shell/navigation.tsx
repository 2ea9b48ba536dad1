"use client";

import { useEffect, useRef } from "react";

import type { NavigationIcon, NavigationPart } from "@/app/_lib/shell/navigation";
import { NAVIGATION, SHELL } from "@/app/_sentences/interface/shell";
import { urls } from "@/app/_lib/urls";

import { icon } from "@/app/_components/icon";

export const NAVIGATION_ID = "navigation";

function link(href: string, label: string, drawing: NavigationIcon, path: string) {
  return (
    <li key={href}>
      <a href={href} className="navigation-link" aria-current={path === href ? "page" : undefined}>
        {icon(drawing)}
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
        {icon("close", 18)}
      </button>
      {parts.map(({ title, groups }) => (
        <section key={title} aria-label={title}>
          <h2 className="navigation-title">{title}</h2>
          {groups.map(({ label, links }) => (
            <div key={label ?? title}>
              {label === undefined ? null : <h3 className="navigation-label">{label}</h3>}
              <ul>{links.map(({ href, label: text, icon: drawing }) => link(href, text, drawing, path))}</ul>
            </div>
          ))}
        </section>
      ))}
      <ul className="navigation-foot">{link(urls.apiReference(), NAVIGATION.apiReference, "book", path)}</ul>
    </nav>
  );
}
