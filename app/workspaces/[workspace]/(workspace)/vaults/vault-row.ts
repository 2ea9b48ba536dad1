import type { Row } from "@/app/_components/table-types";
import { VAULTS } from "@/app/_lib/vault-sentences";
import type { VaultView } from "@/server/vaults/schema";

/** A row of the table of administrator vaults; its place in the order comes from the table itself. */
export function vaultRow(vault: VaultView): Row {
  const { id, name, groups, active, locked, position, format, keyCount, topKeys, updatedAt, updatedBy } = vault;
  const state = { text: active ? VAULTS.on : VAULTS.off, tone: active ? ("ok" as const) : ("neutral" as const) };
  return {
    id,
    name,
    cells: {
      position,
      state: locked ? { ...state, note: VAULTS.lockedNote } : state,
      name,
      groups: groups.length === 0 ? null : groups.map((group) => group.name).join(", "),
      id,
      content: { text: VAULTS.keys(keyCount, topKeys), note: format },
      updated: updatedAt,
      by: updatedBy?.name ?? null,
    },
    actions: [
      "edit",
      active ? "deactivate" : "activate",
      ...(position === 1 ? [] : ["up"]),
      "down",
      locked ? "unlock" : "lock",
      "download",
      "remove",
    ],
  };
}
