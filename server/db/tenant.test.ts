import { describe, expect, it } from "vitest";
import { sql, useDatabase } from "@/server/testing/database";
import { tenant } from "@/server/testing/tenant";
import { reader, transaction } from "./tenant";

useDatabase();

describe("a confined handle", () => {
  it("reads its own tenant's rows alone, whatever is asked for", async () => {
    const a = await tenant();
    const b = await tenant();
    const db = reader({ organizationId: a.organization.id });
    const found = await db.workspace.findMany({ where: { id: b.workspace.id } });
    const byKey = await db.workspace.findUnique({ where: { id: b.workspace.id } });
    const all = await db.workspace.findMany({ select: { organizationId: true } });
    expect(found).toEqual([]);
    expect(byKey).toBeNull();
    expect(new Set(all.map((row) => row.organizationId))).toEqual(new Set([a.organization.id]));
    expect(await db.workspace.count({ where: { OR: [{ id: b.workspace.id }, { id: a.workspace.id }] } })).toBe(1);
  });

  it("confines a workspace's handle to that workspace", async () => {
    const a = await tenant();
    const db = reader({ organizationId: a.organization.id, workspaceId: a.workspace.id });
    expect(await db.workspace.findUnique({ where: { id: a.organization.workspace.id } })).toBeNull();
    const projects = await db.project.findMany({ select: { workspaceId: true } });
    expect(new Set(projects.map((row) => row.workspaceId))).toEqual(new Set([a.workspace.id]));
  });

  it("changes and removes no other tenant's row", async () => {
    const a = await tenant();
    const b = await tenant();
    const owner = { organizationId: a.organization.id };
    const changed = await transaction(owner, undefined, (tx) =>
      tx.workspace.updateMany({ where: { id: b.workspace.id }, data: { name: "Taken" } }),
    );
    const removed = await transaction(owner, undefined, (tx) =>
      tx.project.deleteMany({ where: { workspaceId: b.workspace.id } }),
    );
    expect([changed.count, removed.count]).toEqual([0, 0]);
    const single = transaction(owner, undefined, (tx) =>
      tx.workspace.update({ where: { id: b.workspace.id }, data: { name: "Taken" } }),
    );
    await expect(single).rejects.toMatchObject({ code: "P2025" });
  });

  it("inserts no row for another tenant, and moves none there", async () => {
    const a = await tenant();
    const b = await tenant();
    const owner = { organizationId: a.organization.id };
    const foreign = { id: "ws_foreign", organizationId: b.organization.id, name: "x", slug: "x" };
    await expect(transaction(owner, undefined, (tx) => tx.workspace.create({ data: foreign }))).rejects.toThrow(
      /another owner/,
    );
    const moved = transaction(owner, undefined, (tx) =>
      tx.workspace.update({ where: { id: a.workspace.id }, data: { organizationId: b.organization.id } }),
    );
    await expect(moved).rejects.toThrow(/cannot change/);
  });

  it("does not reach models that its owner has no say over", async () => {
    const a = await tenant();
    await expect(reader({ organizationId: a.organization.id }).user.findMany()).rejects.toThrow(/cannot be confined/);
    await expect(reader({ instance: true }).credential.findMany()).rejects.toThrow(/out of an operator's reach/);
    await expect(reader({ userId: a.owner.id }).workspace.findMany()).rejects.toThrow(/cannot be confined/);
  });

  it("leaves what nested writes could reach to the database, which refuses a foreign id", async () => {
    const a = await tenant();
    const b = await tenant();
    const foreign = sql(
      `insert into "projects" ("id", "organizationId", "workspaceId", "name", "slug") values ('prj_x', $1, $2, 'x', 'x')`,
      a.organization.id,
      b.workspace.id,
    );
    await expect(foreign).rejects.toThrow(/foreign key/);
  });

  it("refuses a filter that is undefined, which would match everything", async () => {
    const a = await tenant();
    const db = reader({ organizationId: a.organization.id });
    // The types refuse it too; this is what happens to a value that slipped through.
    const missing: unknown = undefined;
    await expect(db.workspace.findMany({ where: { id: missing as string } })).rejects.toThrow(/undefined/);
  });
});
