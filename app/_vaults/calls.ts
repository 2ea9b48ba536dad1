import { trpc } from "@/app/_lib/trpc";
import type { RevealedVaultView, RevealInput, SetVaultInput } from "@/server/vaults/schema";

import type { VaultPlace, VaultState } from "./place";

interface VaultCalls {
  /** What holds by now, without a value. */
  get: () => Promise<Omit<VaultState, "name">>;
  /** Answers the content; each time leaves a row in the audit. */
  reveal: (input?: RevealInput) => Promise<RevealedVaultView>;
  set: (input: SetVaultInput) => Promise<unknown>;
  restore: (version: number) => Promise<unknown>;
}

/** What can be done with a vault, wherever it stands. */
export function callsOf(place: VaultPlace): VaultCalls {
  const { workspace } = place;
  if (place.kind === "administrator") {
    const { get, reveal, update, restore } = trpc.vaults;
    const named = { workspace, vault: place.vault };
    return {
      get: () => get.query(named),
      reveal: (input) => reveal.mutate({ ...named, ...input }),
      set: (input) => update.mutate({ ...named, ...input }),
      restore: (version) => restore.mutate({ ...named, version }),
    };
  }
  if (place.kind === "machine") {
    const { get, reveal, set, restore } = trpc.serviceAccountVault;
    const named = { workspace, serviceAccount: place.serviceAccount };
    return {
      get: () => get.query(named),
      reveal: (input) => reveal.mutate({ ...named, ...input }),
      set: (input) => set.mutate({ ...named, ...input }),
      restore: (version) => restore.mutate({ ...named, version }),
    };
  }
  const { get, reveal, set, restore } = trpc.ownVault;
  return {
    get: () => get.query({ workspace }),
    reveal: (input) => reveal.mutate({ workspace, ...input }),
    set: (input) => set.mutate({ workspace, ...input }),
    restore: (version) => restore.mutate({ workspace, version }),
  };
}
