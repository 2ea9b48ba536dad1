import { trpc } from "@/app/_lib/trpc";
import type { RevealedVaultView, RevealInput, SetVaultInput } from "@/server/vaults/schema";

import type { VaultPlace } from "./place";

interface VaultCalls {
  /** Answers the content; each time leaves a row in the audit. */
  reveal: (input?: RevealInput) => Promise<RevealedVaultView>;
  set: (input: SetVaultInput) => Promise<unknown>;
  restore: (version: number) => Promise<unknown>;
}

/** What can be done with a vault, wherever it stands. */
export function callsOf(place: VaultPlace): VaultCalls {
  const { workspace } = place;
  if (place.kind === "administrator") {
    const { reveal, update, restore } = trpc.vaults;
    const named = { workspace, vault: place.vault };
    return {
      reveal: (input) => reveal.mutate({ ...named, ...input }),
      set: (input) => update.mutate({ ...named, ...input }),
      restore: (version) => restore.mutate({ ...named, version }),
    };
  }
  if (place.kind === "machine") {
    const { reveal, set, restore } = trpc.serviceAccountVault;
    const named = { workspace, serviceAccount: place.serviceAccount };
    return {
      reveal: (input) => reveal.mutate({ ...named, ...input }),
      set: (input) => set.mutate({ ...named, ...input }),
      restore: (version) => restore.mutate({ ...named, version }),
    };
  }
  const { reveal, set, restore } = trpc.ownVault;
  return {
    reveal: (input) => reveal.mutate({ workspace, ...input }),
    set: (input) => set.mutate({ workspace, ...input }),
    restore: (version) => restore.mutate({ workspace, version }),
  };
}
