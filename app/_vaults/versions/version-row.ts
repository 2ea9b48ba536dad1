import type { Row } from "@/app/_components/table/types";
import { VAULTS, VERSIONS } from "@/app/_sentences/machines/vaults";
import type { VaultState } from "@/app/_vaults/place";
import type { VersionView } from "@/server/vaults/schema";

function noteOf(number: number, { version, appliedVersion, active }: VaultState): string | undefined {
  if (number === appliedVersion && active) return VAULTS.counts;
  if (number === appliedVersion) return VAULTS.countedLast;
  return number === version ? VERSIONS.newest : undefined;
}

/** A row of the versions of a vault; the newest is neither compared with itself nor restored. */
export function versionRow(version: VersionView, state: VaultState): Row {
  const { id, number, format, keyCount, restoredFrom, createdAt, createdBy } = version;
  const note = noteOf(number, state);
  return {
    id,
    name: String(number),
    cells: {
      number: { text: String(number), ...(note === undefined ? {} : { note }) },
      when: createdAt,
      who: createdBy?.name ?? null,
      format: VAULTS.formats.find(({ value }) => value === format)?.label ?? format,
      keys: keyCount,
      from: restoredFrom === null ? null : VERSIONS.restoredFrom(restoredFrom),
    },
    actions: number === state.version ? ["show"] : ["show", "compare", "restore"],
  };
}
