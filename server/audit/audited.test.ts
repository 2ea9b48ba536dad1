import { describe, expect, it } from "vitest";
import { authorizeWorkspace } from "@/server/access/authorize";
import { createCredential } from "@/server/credentials/commands/workspace-credentials";
import { sql, useDatabase } from "@/server/testing/database";
import { tenant } from "@/server/testing/tenant";
import { requestInfo, systemRequest } from "@/server/testing/requests";
import { audited } from "./audited";
import { canonical, linkHash, sealWaiting } from "./chain/seal-rows";
import { verifyChains } from "./chain/verify";

useDatabase();

const seal = () => sealWaiting(systemRequest());
const verify = () => verifyChains(systemRequest());

/** Runs SQL as somebody with the database's own rights would, past the trigger. */
async function tamper(text: string, ...values: unknown[]): Promise<void> {
  await sql(`alter table "audit_entries" disable trigger all`);
  await sql(text, ...values);
  await sql(`alter table "audit_entries" enable trigger all`);
}

describe("the audited door", () => {
  it("commits a change and its row together, or neither", async () => {
    const { owner, workspace } = await tenant();
    const scope = await authorizeWorkspace(owner.actor, requestInfo(), workspace.id, "workspace.rename");
    const failing = audited(scope, "workspace.rename", async (tx) => {
      await tx.workspace.update({ where: { id: workspace.id }, data: { name: "Never" } });
      throw new Error("after the change");
    });
    await expect(failing).rejects.toThrow("after the change");
    const rows = await sql(`select "name" from "workspaces" where "id" = $1`, workspace.id);
    expect(rows).toEqual([{ name: workspace.name }]);
    const audit = await sql(`select 1 from "audit_entries" where "requestId" = $1`, scope.request.id);
    expect(audit).toEqual([]);
  });

  it("changes nothing while the audit cannot be written", async () => {
    const { owner, workspace } = await tenant();
    const scope = await authorizeWorkspace(owner.actor, requestInfo(), workspace.id, "credential.create");
    await sql(`alter table "audit_entries" add constraint "audit_is_full" check (false) not valid`);
    await expect(createCredential(scope, { label: "never" })).rejects.toThrow();
    await sql(`alter table "audit_entries" drop constraint "audit_is_full"`);
    expect(await sql(`select 1 from "credentials" where "workspaceId" = $1`, workspace.id)).toEqual([]);
  });

  it("writes no secret into its row", async () => {
    const { owner, workspace } = await tenant();
    const scope = await authorizeWorkspace(owner.actor, requestInfo(), workspace.id, "credential.create");
    const { secretKey } = await createCredential(scope, { label: "canary" });
    for (const table of ["audit_entries", "credentials", "jobs", "mails"]) {
      expect(JSON.stringify(await sql(`select * from "${table}"`))).not.toContain(secretKey);
    }
  });

  it("refuses to change or remove a row in the database itself", async () => {
    await tenant();
    await expect(sql(`update "audit_entries" set "actorName" = 'nobody'`)).rejects.toThrow(/append-only/);
    await expect(sql(`delete from "audit_entries"`)).rejects.toThrow(/append-only/);
    await expect(sql(`truncate "audit_entries"`)).rejects.toThrow(/append-only/);
  });
});

describe("the chain", () => {
  it("holds every row once, in order, and verifies", async () => {
    await tenant();
    await Promise.all([seal(), seal(), seal()]);
    expect(await verify()).toMatchObject({ faults: [] });
    const [counts] = await sql(
      `select (select count(*)::int from "audit_entries") as entries, (select count(*)::int from "audit_seals") as seals,
        (select count(*)::int from "audit_unsealed") as waiting`,
    );
    expect(counts).toEqual({ entries: counts?.seals, seals: counts?.seals, waiting: 0 });
  });

  it("names the first row that was altered", async () => {
    await tenant();
    await seal();
    const [row] = await sql<{ id: string }>(`select "id" from "audit_entries" order by "id" desc limit 1`);
    await tamper(`update "audit_entries" set "actorName" = 'somebody else' where "id" = $1`, row?.id);
    const { faults } = await verify();
    expect(faults).toContainEqual(expect.objectContaining({ fault: "row_altered", entryId: row?.id }));
    await tamper(`update "audit_entries" set "actorName" = 'x' where false`);
  });

  it("names a row that is gone", async () => {
    const { organization } = await tenant();
    await seal();
    const [row] = await sql<{ id: string }>(
      `select "id" from "audit_entries" where "organizationId" = $1 limit 1`,
      organization.id,
    );
    await tamper(`delete from "audit_entries" where "id" = $1`, row?.id);
    const { faults } = await verify();
    expect(faults).toContainEqual(
      expect.objectContaining({ chain: organization.id, fault: "row_missing", entryId: row?.id }),
    );
  });

  it("hashes the same row to the same bytes, whatever the order of its fields", () => {
    expect(canonical({ b: 1, a: [new Date(0), null] })).toBe('{"a":["1970-01-01T00:00:00.000Z",null],"b":1}');
    expect(linkHash("", { a: 1, b: 2 })).toBe(linkHash("", { b: 2, a: 1 }));
    expect(linkHash("x", { a: 1 })).not.toBe(linkHash("", { a: 1 }));
  });
});
