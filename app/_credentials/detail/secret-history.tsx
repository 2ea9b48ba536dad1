import { HistoryList, type HistoryPage } from "@/app/_audit/history-list";
import { historyRow } from "@/app/_audit/history-row";
import type { TableAddress } from "@/app/_components/table/types";
import { exactTime, type Clock } from "@/app/_lib/format";
import { LIMITS, ROTATION } from "@/app/_sentences/machines/credential";
import { HISTORY } from "@/app/_sentences/machines/history";
import type { HistoryView } from "@/server/audit/schema";

import { permissionName } from "../limits/permission-name";

interface SecretHistoryProps {
  history: HistoryPage;
  clock: Clock;
  address: TableAddress;
}

const ACTIONS: Readonly<Record<string, string>> = HISTORY.actions;
const FIELDS: Readonly<Record<string, string>> = HISTORY.fields;

/** "service-account.create-credential" -> what the page calls it. */
function actionOf(action: string): string {
  const [, verb = action] = action.split(".");
  return ACTIONS[verb] ?? action;
}

/** What the other fields say already. */
const LEFT_OUT = ["secretVersion"];
const TIMES = ["expiresAt", "revokedAt"];

function scopesIn(value: object): string {
  const scopes = Object.entries(value).flatMap(([name, given]: [string, unknown]) => {
    if (name === "readOnly") return given === true ? [LIMITS.readOnly] : [];
    if (name === "permissions") return Array.isArray(given) ? given.map((one) => permissionName(String(one))) : [];
    return given === null ? [] : [LIMITS.onlyProject];
  });
  return scopes.join(", ");
}

function shown(field: string, value: unknown, clock: Clock): string {
  if (Array.isArray(value)) return value.join(", ");
  if (typeof value === "boolean") return value ? HISTORY.yes : HISTORY.no;
  if (typeof value === "object" && value !== null) return scopesIn(value);
  if (field === "overlapSeconds") {
    const known = ROTATION.overlaps.find((overlap) => overlap.value === String(value));
    return known?.label ?? HISTORY.seconds(String(value));
  }
  if (typeof value !== "string") return JSON.stringify(value ?? null);
  return TIMES.includes(field) ? exactTime(value, clock) : value;
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

/** "label: laptop → desktop", for each that changed; what is empty on both sides is left out. */
function changesOf({ before, after }: HistoryView, clock: Clock): string | null {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  const lines = [...fields].flatMap((field) => {
    const [old, now] = [before?.[field], after?.[field]];
    if (LEFT_OUT.includes(field) || (isNothing(old) && isNothing(now))) return [];
    const name = FIELDS[field] ?? field;
    const [was, is] = [old, now].map((value) => (isNothing(value) ? HISTORY.nothing : shown(field, value, clock)));
    return old === undefined ? [`${name}: ${is}`] : [`${name}: ${was} → ${is}`];
  });
  return lines.length === 0 ? null : lines.join("; ");
}

/** What was done with one credential, or with one key of a third party. */
export function SecretHistory({ clock, ...list }: SecretHistoryProps) {
  return (
    <HistoryList
      {...list}
      clock={clock}
      title={HISTORY.title}
      description={HISTORY.text}
      toRow={(entry) => historyRow(entry, actionOf(entry.action), changesOf(entry, clock))}
    />
  );
}
