import { utcTime } from "@/app/_lib/format";
import { AUDIT } from "@/app/_sentences/access/audit";
import type { AuditView } from "@/server/audit/schema";

const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** "permission_missing" -> "Permission missing", "expiresAt" -> "Expires at". */
export function inWords(name: string): string {
  const words = name.replace(/([a-z])([A-Z])/g, "$1 $2").replaceAll(/[_-]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1).toLowerCase();
}

/** What of a value is read at a glance: of things with a name the name, of times no parts of a second. */
function glance(value: unknown): string {
  if (value === null || value === undefined || value === "") return AUDIT.nothing;
  if (typeof value === "boolean") return value ? AUDIT.yes : AUDIT.no;
  if (typeof value === "string") return INSTANT.test(value) ? utcTime(value) : value;
  if (Array.isArray(value)) return value.length === 0 ? AUDIT.nothing : value.map(glance).join(", ");
  const named = typeof value === "object" && "name" in value && typeof value.name === "string";
  return named ? String(value.name) : JSON.stringify(value);
}

function isEmpty(value: unknown): boolean {
  return value === null || value === "" || (typeof value === "object" && Object.keys(value).length === 0);
}

/** What was left empty when something was made says nothing, and neither does an id beside its name. */
function tells(field: string, { before, after }: AuditView): boolean {
  const named = `${field}Name` in (after ?? before ?? {});
  return !named && (before?.[field] !== undefined || !isEmpty(after?.[field]));
}

/** Each changed field in few words: "Role: member → viewer". */
export function changeText(entry: AuditView): string {
  const { before, after } = entry;
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const texts = fields
    .filter((field) => tells(field, entry))
    .map((field) => {
      const [old, now] = [before?.[field], after?.[field]];
      const values = [old, now].filter((value) => value !== undefined).map(glance);
      return `${inWords(field.replace(/Name$/, ""))}: ${values.join(" → ")}`;
    });
  return texts.join(" · ");
}
