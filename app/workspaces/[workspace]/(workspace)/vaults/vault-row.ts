import type { Cell, Row } from "@/app/_components/table/types";
import { urls } from "@/app/_lib/urls";
import { VAULTS } from "@/app/_sentences/machines/vaults";
import type { VaultView } from "@/server/vaults/schema";

interface RowOptions {
  /** Slug. */
  workspace: string;
  /** The visitor may switch it on and off. */
  turns: boolean;
  /** How many there are, which the last row's place tells; null where that is not known. */
  total: number | null;
}

function activeCell({ name, active }: VaultView, turns: boolean): Cell {
  if (!turns) return { text: active ? VAULTS.on : VAULTS.off, tone: active ? "ok" : "neutral" };
  return {
    text: active ? VAULTS.on : VAULTS.off,
    turn: { action: "turn", label: VAULTS.activeOf(name), on: active },
  };
}

/** A row of the table of administrator vaults; its place in the order comes from the table itself. */
export function vaultRow(vault: VaultView, { workspace, turns, total }: RowOptions): Row {
  const { id, name, groups, locked, position, format, keyCount, topKeys, updatedAt, updatedBy } = vault;
  const formatName = VAULTS.formats.find(({ value }) => value === format)?.label ?? format;
  return {
    id,
    name,
    cells: {
      position,
      active: activeCell(vault, turns),
      name: {
        text: name,
        href: urls.workspace.vault(workspace, id),
        ...(locked ? { note: VAULTS.lockedNote } : {}),
      },
      groups: groups.length === 0 ? null : groups.map((group) => group.name).join(", "),
      id,
      content: { text: VAULTS.keys(keyCount, topKeys), note: formatName },
      updated: updatedAt,
      by: updatedBy?.name ?? null,
    },
    actions: [
      "edit",
      ...(position === 1 ? [] : ["up"]),
      ...(position === total ? [] : ["down"]),
      locked ? "unlock" : "lock",
      "download",
      "remove",
    ],
  };
}
