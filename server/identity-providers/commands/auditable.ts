import "server-only";
import type { AuditDraft } from "../../audit/audited";
import { toView, type ConnectionRow } from "../queries/rows";

type Fields = NonNullable<AuditDraft["after"]>;

/** Fields of a view that nobody sets, and those that say of a secret whether there is one. */
const NOT_SET: readonly string[] = [
  "id",
  "status",
  "missing",
  "addresses",
  "lastSuccessAt",
  "lastFailureAt",
  "lastFailureReason",
  "certificateExpiresAt",
  "createdAt",
  "updatedAt",
  "hasClientSecret",
  "hasPrivateKey",
];

/** A connection as the audit keeps it: every field, of secrets only that there is one. */
export function auditable(row: ConnectionRow): Fields {
  const { certificates, workspaces, ...view } = toView(row);
  const entries: [string, Fields[string] | undefined][] = Object.entries(view);
  const fields = entries.flatMap(([name, value]) =>
    value === undefined || NOT_SET.includes(name) ? [] : [[name, value] as const],
  );
  return {
    ...Object.fromEntries(fields),
    active: row.active,
    workspaces: workspaces.map(({ name }) => name),
    certificates: certificates.flatMap(({ retiredAt, fingerprint }) => (retiredAt === null ? fingerprint : [])),
    clientSecret: view.hasClientSecret ? "set" : null,
    privateKey: view.hasPrivateKey ? "set" : null,
  };
}

/** Only what is different, so that a row says what changed and nothing else; null where nothing did. */
export function difference(before: Fields, after: Fields): { before: Fields; after: Fields } | null {
  const names = Object.keys({ ...before, ...after });
  const changed = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  if (changed.length === 0) return null;
  const pick = (from: Fields): Fields => Object.fromEntries(changed.map((name) => [name, from[name] ?? null]));
  return { before: pick(before), after: pick(after) };
}
