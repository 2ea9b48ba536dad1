"use client";

import { usePathname } from "next/navigation";
import { useEffect, type ReactNode } from "react";

import { keepPlace } from "@/app/_lib/shell/last-place";
import { navigationOf } from "@/app/_lib/shell/navigation";
import type { ShellData } from "@/app/_lib/shell/data";
import { keepRecent } from "@/app/_lib/shell/recent";
import { SHELL } from "@/app/_sentences/interface/shell";
import { keepTimeZone } from "@/app/_lib/time/time-zone-cookie";

import { ShellHeader } from "./header";
import { ShellNavigation } from "./navigation";
import { useKeptFocus } from "./use-kept-focus";
import { useSoftNavigation } from "./use-soft-navigation";

interface ShellProps extends ShellData {
  children: ReactNode;
}

/** Remembers where the person is, for the switcher and for the times on the next page. */
function useMemory({ organization, workspace, project }: ShellData["current"]): void {
  useEffect(() => {
    keepTimeZone();
    if (organization !== undefined) keepRecent("organization", organization);
    if (workspace !== undefined) keepRecent("workspace", workspace);
    if (project !== undefined) keepRecent("project", project);
    // The tab that one looks at speaks for the browser, so that two tabs in different places do not mix.
    const speak = () => keepPlace({ organization, workspace, project });
    speak();
    window.addEventListener("focus", speak);
    return () => window.removeEventListener("focus", speak);
  }, [organization, workspace, project]);
}

/** The frame of every page behind the sign-in: header, navigation, content. */
export function Shell({ children, ...data }: ShellProps) {
  const path = usePathname();
  const { busy, onClick, onPointerOver, go } = useSoftNavigation();
  useMemory(data.current);
  useKeptFocus();
  return (
    <div className="shell" data-busy={busy ? "" : undefined} onClick={onClick} onPointerOver={onPointerOver}>
      <a href="#content" className="skip-link">
        {SHELL.skip}
      </a>
      <ShellHeader data={data} path={path} go={go} />
      <ShellNavigation parts={navigationOf(data)} path={path} />
      <main id="content" tabIndex={-1} className="shell-content">
        {children}
      </main>
      <span role="status" className="sr-only">
        {busy ? SHELL.loading : ""}
      </span>
    </div>
  );
}
