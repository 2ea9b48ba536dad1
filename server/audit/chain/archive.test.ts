import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { completeEnv } from "@/server/env";
import { verifyAuditTask } from "@/server/tasks/verify-audit";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { auditRows, tamper } from "@/server/testing/factories/audit";
import { organizationMember, person } from "@/server/testing/factory";
import { takeServerErrors } from "@/server/testing/processes/server-log";
import { refusalOf } from "@/server/testing/refusal";
import { systemRequest } from "@/server/testing/requests";
import { tenant, type Tenant } from "@/server/testing/tenant";
import { archiveAudit, archiveDirectory } from "./archive";
import { sealWaiting } from "./seal-rows";
import { verifyChains } from "./verify";
import { verifyFile } from "./verify-file";

useDatabase();

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "tenantry-archive-"));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

let own: Tenant;
beforeEach(async () => {
  completeEnv({ TENANTRY_DATA: directory });
  await sql('update "organizations" set "auditRetentionDays" = null');
  own = await tenant();
});

const chain = () => own.organization.id;
const verify = async () => (await verifyChains(systemRequest())).faults.filter((fault) => fault.chain === chain());
const archives = async () => (await readdir(archiveDirectory())).filter((name) => name.startsWith(chain())).sort();

/** Old rows, sealed before those that the tenant itself made: the chain keeps the order of time. */
async function oldRows(count: number, daysAgo = 200): Promise<string[]> {
  await tamper('delete from "audit_entries" where "organizationId" = $1', chain());
  await sql('delete from "audit_unsealed" where "chain" = $1', chain());
  const ids = await auditRows(own, count, { daysAgo });
  await sealWaiting(systemRequest());
  return ids;
}

async function keep(days: number | null): Promise<void> {
  await callerOf(own.owner).audit.setRetention({ organization: chain(), days });
  await sealWaiting(systemRequest());
}

async function archive(rows?: number): Promise<number> {
  const archived = await archiveAudit(systemRequest(), rows);
  await sealWaiting(systemRequest());
  return archived;
}

describe("retention", () => {
  it("is set by the owner alone, at least to the minimum, and told with what was archived", async () => {
    const admin = await person();
    await organizationMember(own.organization, admin, "admin");
    const organization = chain();
    const set = (who: typeof admin, days: number) =>
      refusalOf(callerOf(who).audit.setRetention({ organization, days }));
    expect(await set(admin, 365)).toBe("FORBIDDEN permission_missing");
    expect(await set(own.owner, 89)).toBe("INVALID invalid_value (days)");
    expect(await set(own.owner, 90.5)).toBe("INVALID invalid_value (days)");
    await expect(
      sql('update "organizations" set "auditRetentionDays" = 30 where "id" = $1', organization),
    ).rejects.toThrow(/organizations_audit_retention/);
    expect(await callerOf(own.owner).audit.setRetention({ organization, days: 90 })).toEqual({
      days: 90,
      minimumDays: 90,
      archived: null,
    });
    expect(await callerOf(admin).audit.getRetention({ organization })).toMatchObject({ days: 90 });
    const [row] = await sql(
      `select "action", "before", "after" from "audit_entries" where "organizationId" = $1 order by "id" desc limit 1`,
      organization,
    );
    expect(row).toEqual({ action: "organization-audit.set-retention", before: { days: null }, after: { days: 90 } });
  });

  it("archives what is older, deletes it, signs where the chain goes on, and says so in the audit", async () => {
    await oldRows(12);
    await keep(100);
    expect(await archive()).toBe(12);
    expect(await verify()).toEqual([]);
    expect(await verifyChains(systemRequest())).toMatchObject({ archived: 12 });
    const [name = ""] = await archives();
    expect(name).toBe(`${chain()}-000000000001-000000000012.ndjson.gz`);
    expect((await stat(join(archiveDirectory(), name))).mode & 0o777).toBe(0o600);
    const { items } = await callerOf(own.owner).audit.listInOrganization({ organization: chain() });
    expect(items.map(({ action }) => action)).toEqual(["audit.archive", "organization-audit.set-retention"]);
    expect(items[0]).toMatchObject({
      actor: { type: "system" },
      after: { rows: 12, sequence: 12, archive: name },
      sequence: 14,
    });
    expect(await callerOf(own.owner).audit.getRetention({ organization: chain() })).toMatchObject({
      archived: { rows: 12, sequence: 12 },
    });
    expect(await verifyFile(join(archiveDirectory(), name))).toMatchObject({ faults: [] });
    expect(await archive()).toBe(0);
  });

  it("goes in steps, each a file, and keeps all that is younger", async () => {
    await oldRows(25);
    await keep(100);
    expect(await archive(10)).toBe(25);
    expect((await archives()).map((name) => name.slice(-35, -10))).toEqual([
      "000000000001-000000000010",
      "000000000011-000000000020",
      "000000000021-000000000025",
    ]);
    expect(await verify()).toEqual([]);
    for (const name of await archives()) {
      expect(await verifyFile(join(archiveDirectory(), name))).toMatchObject({ faults: [] });
    }
  });

  it("leaves alone what is kept for ever, and whoever wants to keep it longer", async () => {
    await oldRows(3);
    expect(await archive()).toBe(0);
    await keep(365);
    expect(await archive()).toBe(0);
  });
});

describe("a run that is cut off", () => {
  it("before the deletion leaves every row; the next run repeats it and ends up with the same archive", async () => {
    await oldRows(6);
    await keep(100);
    await sql(`alter table "audit_checkpoints" add constraint "cut_off" check (false) not valid`);
    expect(await archive()).toBe(0);
    expect(takeServerErrors()).toHaveLength(1);
    expect(await archives()).toHaveLength(1);
    expect(await verify()).toEqual([]);
    const before = await readFile(join(archiveDirectory(), (await archives())[0] ?? ""));
    await sql(`alter table "audit_checkpoints" drop constraint "cut_off"`);
    expect(await archive()).toBe(6);
    expect(await archives()).toHaveLength(1);
    expect(await readFile(join(archiveDirectory(), (await archives())[0] ?? ""))).toEqual(before);
    expect(await verify()).toEqual([]);
  });

  it("leaves no half-written file for ever", async () => {
    await oldRows(2);
    await keep(100);
    await archive();
    const [young, old] = ["young.part", "old.part"].map((name) => join(archiveDirectory(), name));
    for (const path of [young, old]) await writeFile(path ?? "", "");
    await utimes(old ?? "", 0, 0);
    await archive();
    expect((await readdir(archiveDirectory())).filter((name) => name.endsWith(".part"))).toEqual(["young.part"]);
  });

  it("is not stopped by a half-written file that is gone when it is looked at", async () => {
    await oldRows(2);
    await keep(100);
    await mkdir(archiveDirectory(), { recursive: true });
    // A name that leads nowhere is listed, and not there, as a file that another run renames in between.
    const gone = join(archiveDirectory(), "gone.part");
    await symlink("nowhere", gone);
    expect(await archive()).toBe(2);
    await rm(gone);
  });

  it("deletes nothing where the archive cannot be written", async () => {
    await oldRows(4);
    await keep(100);
    const file = join(directory, "not-a-directory");
    await writeFile(file, "");
    completeEnv({ TENANTRY_DATA: file });
    await expect(archive()).rejects.toThrow(/ENOTDIR/);
    expect(await sql('select 1 from "audit_checkpoints" where "chain" = $1', chain())).toEqual([]);
    expect(await verify()).toEqual([]);
  });

  it("lets one of two that run at once archive a row", async () => {
    await oldRows(9);
    await keep(100);
    await Promise.all([archiveAudit(systemRequest(), 3), archiveAudit(systemRequest(), 3)]);
    takeServerErrors();
    await archive(3);
    expect(await verify()).toEqual([]);
    const [sum] = await sql(
      'select sum("rows")::int as "rows", max("sequence")::int as "last" from "audit_checkpoints" where "chain" = $1',
      chain(),
    );
    expect(sum).toEqual({ rows: 9, last: 9 });
  });

  it("archives nothing of a chain that was tampered with", async () => {
    const ids = await oldRows(5);
    await keep(100);
    await tamper('delete from "audit_entries" where "id" = $1', ids[2]);
    expect(await archive()).toBe(0);
    expect(takeServerErrors().join()).toContain("broken at 3");
    expect(await verify()).toMatchObject([{ fault: "row_missing", sequence: "3" }]);
  });
});

describe("tenantry verify-audit", () => {
  async function run(...values: string[]): Promise<{ code: number; lines: string[] }> {
    const lines: string[] = [];
    const code = await verifyAuditTask(systemRequest(), values, (line) => lines.push(line));
    return { code, lines };
  }

  it("names the chains that are broken and no other", async () => {
    await oldRows(7);
    await keep(100);
    await archive();
    expect((await run()).lines.filter((line) => line.startsWith(chain()))).toEqual([]);
    await tamper('update "audit_seals" set "hash" = $1 where "chain" = $2', "0", chain());
    expect((await run()).lines.filter((line) => line.startsWith(chain()))).toEqual([
      expect.stringMatching(/: row altered at 8 \(aud_/) as string,
    ]);
  });

  it("verifies an archive, and refuses one of which a byte, a row or the end was changed", async () => {
    await oldRows(5);
    await keep(100);
    await archive();
    const path = join(archiveDirectory(), (await archives())[0] ?? "");
    expect(await run("--file", path)).toEqual({
      code: 0,
      lines: [`5 rows of the chain ${chain()}, 1 to 5, are whole, and signed here.`],
    });
    const lines = gunzipSync(await readFile(path))
      .toString("utf8")
      .split("\n");
    const changed = join(directory, "changed.ndjson");
    const after = async (change: (lines: string[]) => string[]) => {
      await writeFile(changed, change([...lines]).join("\n"));
      return run("--file", changed);
    };
    expect(await after((all) => all)).toMatchObject({ code: 0 });
    expect(await after((all) => all.map((line) => line.replace("Row 00002", "Row 00009")))).toEqual({
      code: 1,
      lines: [`The row 3 of the chain ${chain()} was altered or is missing.`],
    });
    expect(await after((all) => all.filter((_line, index) => index !== 2))).toMatchObject({ code: 1 });
    expect(await after((all) => all.slice(0, -2))).toMatchObject({
      lines: ["The archive is cut off: it has no checkpoint at its end."],
    });
    expect(await after((all) => all.filter((_line, index) => index !== 5))).toMatchObject({
      lines: ["The checkpoint is another archive's."],
    });
    expect(await after((all) => all.map((line) => line.replace('"rows":5', '"rows":4')))).toMatchObject({
      lines: ["The signature of the checkpoint is not this installation's."],
    });
  });

  it("says what is wrong with a file that is none of ours, and with a wrong call", async () => {
    const path = join(directory, "other.json");
    await writeFile(path, '{"items":[]}');
    expect(await run("--file", path)).toMatchObject({ code: 1 });
    await expect(run("--file", join(directory, "absent.json"))).rejects.toThrow(/ENOENT/);
    await writeFile(join(directory, "broken.ndjson.gz"), "not zipped");
    await expect(run("--file", join(directory, "broken.ndjson.gz"))).rejects.toThrow();
    expect(await run("--file")).toMatchObject({ code: 2 });
    expect(await run("--all")).toMatchObject({ code: 2 });
  });
});
