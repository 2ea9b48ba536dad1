import type { Cell, Row } from "@/app/_components/table/types";
import { CONFIGURATION, VALUE_REASON } from "@/app/_sentences/machines/vaults";
import type { ConfigurationKeyView } from "@/server/configuration/schema";

type Ref = NonNullable<ConfigurationKeyView["winner"]>;

function nameOf({ kind, name }: Ref): string {
  return kind === "user" ? CONFIGURATION.kinds.user : name;
}

function shown(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value ?? null);
}

function overOf({ losers }: ConfigurationKeyView): Cell {
  const [first] = losers;
  if (first === undefined) return null;
  const named = losers.map(({ vault, active }) => (active ? nameOf(vault) : CONFIGURATION.switchedOff(nameOf(vault))));
  return {
    text: named.join(", "),
    details: losers.map(
      ({ path, value, active }, index) => [`${named[index] ?? ""}: ${path}`, shown(value), !active] as const,
    ),
  };
}

/** A row of the effective configuration: the key, its value, whose it is and why, and what it stands over. */
export function keyRow(key: ConfigurationKeyView): Row {
  const { path, value, winner, reason } = key;
  return {
    id: path,
    name: path,
    ghost: winner === null,
    cells: {
      key: path,
      value: winner === null ? null : shown(value),
      winner: { text: winner === null ? CONFIGURATION.nobody : nameOf(winner), note: VALUE_REASON[reason] },
      over: overOf(key),
    },
  };
}
