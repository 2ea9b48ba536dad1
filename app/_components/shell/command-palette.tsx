"use client";

import { Dialog } from "radix-ui";

import type { CommandGroup } from "@/app/_lib/shell/command-groups";
import { paletteOf } from "@/app/_lib/shell/commands";
import type { ShellData } from "@/app/_lib/shell/data";
import { otherWorkspaces } from "@/app/_lib/shell/other-workspaces";
import { PALETTE, SHELL } from "@/app/_sentences/interface/shell";
import { shareNonce } from "@/app/_lib/share-nonce";
import { signOut } from "@/app/_lib/sign-in";
import { chooseTheme, THEMES } from "@/app/_lib/theme-cookie";

import { CommandList } from "./command-list";

shareNonce();

interface CommandPaletteProps {
  data: ShellData;
  go: (href: string) => void;
  onClose: () => void;
}

/** Every page and command by its name. Fetched at the first Ctrl-K. */
export function CommandPalette({ data, go, onClose }: CommandPaletteProps) {
  function closing(act: () => void): () => void {
    return () => {
      onClose();
      act();
    };
  }
  function open(href: string): void {
    closing(() => go(href))();
  }
  const pages: CommandGroup[] = paletteOf(data).map(({ label, entries }) => ({
    label,
    entries: entries.map(({ href, ...entry }) => ({ ...entry, key: `${label} ${href}`, run: () => open(href) })),
  }));
  const own: CommandGroup = {
    label: SHELL.account,
    entries: [
      ...THEMES.map((theme) => ({
        key: theme,
        label: PALETTE.theme[theme],
        run: closing(() => {
          chooseTheme(theme);
        }),
      })),
      { key: "sign-out", label: SHELL.signOut, run: closing(() => void signOut()) },
    ],
  };
  return (
    <Dialog.Root open onOpenChange={onClose}>
      <Dialog.Portal>
        <Dialog.Overlay className="backdrop" />
        <Dialog.Content className="dialog palette" aria-describedby={undefined}>
          <Dialog.Title className="sr-only">{PALETTE.label}</Dialog.Title>
          <CommandList label={SHELL.search} groups={[...pages, own]} find={otherWorkspaces(data, open)} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
