"use client";

import { useState } from "react";

import type { ShellData } from "@/app/_lib/shell/data";
import type { SwitchLevel } from "@/app/_lib/shell/recent";
import { SHELL } from "@/app/_sentences/interface/shell";
import { otherWorkspaces } from "@/app/_lib/shell/other-workspaces";
import { switchTargets } from "@/app/_lib/shell/switch-targets";

import { CommandList } from "./command-list";

interface SwitcherListProps {
  level: SwitchLevel;
  data: ShellData;
  path: string;
  go: (href: string) => void;
  onClose: () => void;
}

export function SwitcherList({ level, data, path, go, onClose }: SwitcherListProps) {
  const [targets] = useState(() => switchTargets(level, data, path));
  function open(href: string): void {
    onClose();
    if (href !== path) go(href);
  }
  const entries = targets.map(({ slug, href, ...rest }) => ({ ...rest, key: slug, run: () => open(href) }));
  return (
    <CommandList
      label={SHELL.find[level]}
      groups={[{ label: SHELL.levels[level], entries }]}
      find={level === "workspace" ? otherWorkspaces(data, open) : undefined}
    />
  );
}
