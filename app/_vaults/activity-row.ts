import { historyRow } from "@/app/_audit/history-row";
import type { Row } from "@/app/_components/table/types";
import { HISTORY } from "@/app/_sentences/machines/history";
import { ACTIVITY } from "@/app/_sentences/machines/vaults";
import type { HistoryView } from "@/server/audit/schema";

const ACTIONS: Readonly<Record<string, string>> = ACTIVITY.actions;
const FIELDS: Readonly<Record<string, string>> = ACTIVITY.fields;

/** "service-account-vault.set" -> what the page calls it. */
function actionOf(action: string): string {
  return ACTIONS[action.split(".")[1] ?? ""] ?? action;
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return HISTORY.nothing;
  if (typeof value === "boolean") return value ? HISTORY.yes : HISTORY.no;
  if (Array.isArray(value)) return value.map((one: unknown) => named(one)).join(", ");
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** A group is told by its name. */
function named(value: unknown): string {
  const name: unknown = typeof value === "object" && value !== null ? Reflect.get(value, "name") : value;
  return typeof name === "string" ? name : JSON.stringify(value);
}

function changesOf({ before, after }: HistoryView): string | null {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const lines = fields.map((field) => {
    const [old, now] = [before?.[field], after?.[field]];
    const name = FIELDS[field] ?? field;
    if (old === undefined || now === undefined) return `${name}: ${shown(now ?? old)}`;
    return `${name}: ${shown(old)} → ${shown(now)}`;
  });
  return lines.length === 0 ? null : lines.join("; ");
}

/** One thing that was done with a vault, as the audit has it: never a value. */
export function activityRow(entry: HistoryView): Row {
  return historyRow(entry, actionOf(entry.action), changesOf(entry));
}
