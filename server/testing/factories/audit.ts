import { newId } from "@/server/ids";
import { sql } from "../database";
import type { Tenant } from "../tenant";

const DAY = 86_400_000;

interface AuditRows {
  /** How long ago the first of them happened, in days; each further one a second later. */
  daysAgo?: number;
  fields?: Readonly<Record<string, unknown>>;
}

/** Rows as the product would have written them some time ago, which wait to be sealed. Returns their ids. */
export async function auditRows(of: Tenant, count: number, { daysAgo = 0, fields = {} }: AuditRows = {}) {
  const start = Date.now() - daysAgo * DAY - count * 1_000;
  const rows = Array.from({ length: count }, (_, index) => {
    const time = start + index * 1_000;
    return {
      id: newId("aud", time),
      organizationId: of.organization.id,
      workspaceId: of.workspace.id,
      at: new Date(time).toISOString(),
      actorType: "user",
      actorId: of.owner.id,
      actorName: of.owner.name,
      action: "project.rename",
      result: "done",
      targetType: "project",
      targetId: of.project.id,
      targetName: `Row ${String(index).padStart(5, "0")}`,
      before: { name: "Before", size: 1.5 },
      after: { name: "After", size: null },
      requestId: newId("req"),
      ...fields,
    };
  });
  await sql(
    `insert into "audit_entries" select * from json_populate_recordset(null::"audit_entries", $1::json)`,
    JSON.stringify(rows),
  );
  await sql(
    `insert into "audit_unsealed" ("entryId", "chain") select unnest($1::text[]), $2`,
    rows.map(({ id }) => id),
    of.organization.id,
  );
  return rows.map(({ id }) => id);
}

/** Runs SQL as somebody with the database's own rights would, past the triggers. */
export async function tamper(text: string, ...values: unknown[]): Promise<void> {
  const tables = ["audit_entries", "audit_seals", "audit_checkpoints"];
  for (const table of tables) await sql(`alter table "${table}" disable trigger all`);
  await sql(text, ...values);
  for (const table of tables) await sql(`alter table "${table}" enable trigger all`);
}
