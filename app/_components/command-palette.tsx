"use client";

import { Command } from "cmdk";
import { Dialog } from "radix-ui";

import { paletteOf } from "@/app/_lib/commands";
import type { ShellData } from "@/app/_lib/navigation";
import { PALETTE, SHELL } from "@/app/_lib/sentences";
import { shareNonce } from "@/app/_lib/share-nonce";
import { signOut } from "@/app/_lib/sign-in";
import { chooseTheme } from "@/app/_lib/theme-cookie";

shareNonce();

interface CommandPaletteProps {
  data: ShellData;
  go: (href: string) => void;
  onClose: () => void;
}

const ACTS: readonly { label: string; act: () => void }[] = [
  { label: PALETTE.themeLight, act: () => chooseTheme("light") },
  { label: PALETTE.themeDark, act: () => chooseTheme("dark") },
  { label: PALETTE.themeSystem, act: () => chooseTheme("system") },
  { label: SHELL.signOut, act: () => void signOut() },
];

/** Every page and command by its name. Fetched at the first Ctrl-K. */
export function CommandPalette({ data, go, onClose }: CommandPaletteProps) {
  function pick(act: () => void): void {
    onClose();
    act();
  }
  return (
    <Dialog.Root open onOpenChange={onClose}>
      <Dialog.Portal>
        <Dialog.Overlay className="backdrop" />
        <Dialog.Content className="dialog palette" aria-describedby={undefined}>
          <Dialog.Title className="sr-only">{PALETTE.label}</Dialog.Title>
          <Command label={PALETTE.label} className="command" loop>
            <Command.Input placeholder={SHELL.search} className="command-input" />
            <Command.List className="command-list" label={PALETTE.label}>
              <Command.Empty className="command-empty">{SHELL.noMatch}</Command.Empty>
              {paletteOf(data).map(({ label: group, entries }) => (
                <Command.Group key={group} heading={group}>
                  {entries.map(({ label, href, context }) => (
                    <Command.Item
                      key={href}
                      value={`${group} ${href}`}
                      keywords={[label, context ?? ""]}
                      className="menu-item"
                      onSelect={() => pick(() => go(href))}
                    >
                      <span className="min-w-0 flex-1 truncate">{label}</span>
                      {context === undefined ? null : <span className="text-muted truncate">{context}</span>}
                    </Command.Item>
                  ))}
                </Command.Group>
              ))}
              <Command.Group heading={SHELL.account}>
                {ACTS.map(({ label, act }) => (
                  <Command.Item key={label} value={label} className="menu-item" onSelect={() => pick(act)}>
                    {label}
                  </Command.Item>
                ))}
              </Command.Group>
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
