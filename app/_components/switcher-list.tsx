"use client";

import { Command } from "cmdk";
import { Check } from "lucide-react";
import { useState } from "react";

import type { ShellData } from "@/app/_lib/navigation";
import type { SwitchLevel } from "@/app/_lib/recent";
import { SHELL } from "@/app/_lib/sentences";
import { switchTargets } from "@/app/_lib/switch-targets";

const NOUN: Record<SwitchLevel, string> = {
  organization: "an organization",
  workspace: "a workspace",
  project: "a project",
};

interface SwitcherListProps {
  level: SwitchLevel;
  data: ShellData;
  path: string;
  go: (href: string) => void;
  onClose: () => void;
}

export function SwitcherList({ level, data, path, go, onClose }: SwitcherListProps) {
  const [targets] = useState(() => switchTargets(level, data, path));
  return (
    <Command label={SHELL.find(NOUN[level])} className="command">
      <Command.Input autoFocus placeholder={SHELL.find(NOUN[level])} className="command-input" />
      <Command.List className="command-list" label={SHELL.find(NOUN[level])}>
        <Command.Empty className="command-empty">{SHELL.noMatch}</Command.Empty>
        {targets.map(({ slug, label, context, href, current }) => (
          <Command.Item
            key={slug}
            value={slug}
            keywords={[label, context ?? ""]}
            className="menu-item"
            onSelect={() => {
              onClose();
              if (!current) go(href);
            }}
          >
            <span className="min-w-0 flex-1 truncate">{label}</span>
            {context === undefined || context === "" ? null : <span className="text-muted truncate">{context}</span>}
            {current ? <Check aria-label={SHELL.here} /> : null}
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  );
}
