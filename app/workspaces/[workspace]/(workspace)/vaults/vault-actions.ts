import type { Row, RowAction } from "@/app/_components/table/types";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { VAULTS } from "@/app/_sentences/machines/vaults";
import { fileNameOf, saveText } from "@/app/_vaults/save-text";
import type { Permission } from "@/server/access/permissions";

/** What can be done with an administrator vault from its row, and the rights that it takes. */
export const VAULT_ACTIONS: readonly (RowAction & { needs: readonly Permission[] })[] = [
  { key: "edit", label: VAULTS.edit, inline: true, needs: ["vault.update", "vault.reveal"] },
  { key: "up", label: VAULTS.up, needs: ["vault.move"] },
  { key: "down", label: VAULTS.down, needs: ["vault.move"] },
  { key: "lock", label: VAULTS.lock, needs: ["vault.update"] },
  { key: "unlock", label: VAULTS.unlock, needs: ["vault.update"] },
  { key: "download", label: VAULTS.download, needs: ["vault.reveal"] },
  { key: "remove", label: VAULTS.remove, danger: true, needs: ["vault.remove"] },
];

function positionOf({ cells }: Row): number {
  return typeof cells.position === "number" ? cells.position : 1;
}

/** What a menu's entry does at once, without a question, and what is said of it afterwards. */
export async function actOn(workspace: string, action: string, row: Row): Promise<void> {
  const named = { workspace, vault: row.id };
  if (action === "download") {
    const { format, content } = await trpc.vaults.reveal.mutate(named);
    saveText(fileNameOf(row.name, format), content);
  } else if (action === "up" || action === "down") {
    const wanted = positionOf(row) + (action === "up" ? -1 : 1);
    const { position } = await trpc.vaults.move.mutate({ ...named, position: wanted });
    toast(VAULTS.moved(row.name, position));
  } else {
    const { locked } = await trpc.vaults.update.mutate({ ...named, locked: action === "lock" });
    toast(VAULTS.isLocked(row.name, locked));
  }
}
