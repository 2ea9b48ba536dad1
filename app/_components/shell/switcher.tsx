"use client";

import dynamic from "next/dynamic";
import { useRef, useState } from "react";

import type { ShellData } from "@/app/_lib/shell/data";
import type { SwitchLevel } from "@/app/_lib/shell/recent";
import { SHELL } from "@/app/_sentences/interface/shell";
import { urls } from "@/app/_lib/urls";

import { icon } from "@/app/_components/icon";

const loadList = async () => (await import("./switcher-list")).SwitcherList;
const SwitcherList = dynamic(loadList, { ssr: false, loading: () => <p className="command-empty">{SHELL.loading}</p> });

const POPUP_ID = "switcher";

interface Segment {
  level: SwitchLevel;
  label: string;
  href: string;
  spoken: string;
  chosen: boolean;
}

interface SwitcherProps {
  data: ShellData;
  path: string;
  go: (href: string) => void;
}

/** The project part shows only where there is more than one to choose from. */
function segmentsOf({ organizations, workspaces, projects, active, current }: ShellData): Segment[] {
  const organization = organizations.find(({ slug }) => slug === current.organization);
  const workspace = workspaces.find(({ slug }) => slug === current.workspace);
  const project = projects.find(({ slug }) => slug === (current.project ?? active));
  const segments: Segment[] = [
    {
      level: "organization",
      chosen: organization !== undefined,
      label: organization?.name ?? SHELL.noOrganization,
      href: organization === undefined ? urls.account.workspaces() : urls.organization.workspaces(organization.slug),
      spoken: SHELL.switchTo.organization,
    },
  ];
  if (organization === undefined && workspace === undefined) return segments;
  segments.push({
    level: "workspace",
    chosen: workspace !== undefined,
    label: workspace?.name ?? SHELL.noWorkspace,
    href: workspace === undefined ? urls.account.workspaces() : urls.workspace.projects(workspace.slug),
    spoken: SHELL.switchTo.workspace,
  });
  if (workspace === undefined || projects.length < 2) return segments;
  segments.push({
    level: "project",
    chosen: current.project !== undefined,
    label: project?.name ?? SHELL.noProject,
    href:
      project === undefined
        ? urls.workspace.projects(workspace.slug)
        : urls.project.settings(workspace.slug, project.slug),
    spoken: SHELL.switchTo.project,
  });
  return segments;
}

/** Organization / workspace / project: each a link to its page and a button that opens the others. */
export function Switcher({ data, path, go }: SwitcherProps) {
  const [level, setLevel] = useState<SwitchLevel | null>(null);
  const popup = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);

  function toggle(button: HTMLButtonElement, next: SwitchLevel): void {
    const box = popup.current;
    if (box === null) return;
    const left = Math.min(button.parentElement?.getBoundingClientRect().left ?? 8, window.innerWidth - 296);
    box.style.left = `${String(Math.max(8, left))}px`;
    opener.current = button;
    setLevel(next);
    box.showPopover();
  }
  function close(): void {
    popup.current?.hidePopover();
    opener.current?.focus();
  }
  const segments = segmentsOf(data);
  // A phone has room for one: the innermost that one is in.
  const shown = segments.findLast(({ chosen }) => chosen) ?? segments[0];
  return (
    <nav aria-label={SHELL.switcher} className="switcher">
      <ol>
        {segments.map(({ level: own, label, href, spoken }) => (
          <li key={own} data-shown={own === shown?.level ? "" : undefined}>
            <a href={href}>{label}</a>
            <button
              type="button"
              aria-label={`${spoken}, ${label}`}
              aria-haspopup="dialog"
              aria-expanded={level === own}
              aria-controls={POPUP_ID}
              onPointerEnter={() => void loadList()}
              onFocus={() => void loadList()}
              onClick={(event) => toggle(event.currentTarget, own)}
            >
              {icon("chevrons", 14)}
            </button>
          </li>
        ))}
      </ol>
      <div
        ref={popup}
        id={POPUP_ID}
        popover="auto"
        role="dialog"
        aria-label={SHELL.switchTo[level ?? "workspace"]}
        className="menu header-popup switcher-popup"
        onToggle={(event) => (event.newState === "closed" ? setLevel(null) : undefined)}
      >
        {level === null ? null : (
          <SwitcherList key={level} level={level} data={data} path={path} go={go} onClose={close} />
        )}
      </div>
    </nav>
  );
}
