import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/server/testing/database";
import { knockText } from "@/server/testing/doors/knock";
import { auditRows, tamper } from "@/server/testing/factories/audit";
import { credential } from "@/server/testing/factories/machines";
import { systemRequest } from "@/server/testing/requests";
import { tenant, type Tenant } from "@/server/testing/tenant";
import { sealWaiting } from "./seal-rows";
import { verifyFile } from "./verify-file";

useDatabase();

let own: Tenant;
let path: string;
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "tenantry-export-"));
  path = join(directory, "export.json");
  own = await tenant();
  await sealWaiting(systemRequest());
  // Younger ids first: the order of the list is not the order of the chain.
  const late = await auditRows(own, 300, { daysAgo: 1 });
  expect(late).toHaveLength(300);
  await sealWaiting(systemRequest());
});
afterAll(() => rm(directory, { recursive: true, force: true }));

async function download(list: string, change: (text: string) => string = (text) => text): Promise<string> {
  const reader = await credential(own.owner, own.organization);
  const { body } = await knockText("GET", list, { credential: reader });
  await writeFile(path, change(body));
  return body;
}

const audit = () => `/organizations/${own.organization.slug}/audit.json`;

describe("the whole audit of an organization as JSON", () => {
  it.each(["", "?sort=created"])("verifies with all its links, whatever its order (%s)", async (query) => {
    await download(`${audit()}${query}`);
    const { facts, faults } = await verifyFile(path);
    expect(faults).toEqual([]);
    expect(facts).toEqual([
      expect.stringMatching(/^\d+ rows are as this installation exported them on .* \(audit.listInOrganization\)\.$/),
      expect.stringMatching(/^The chain is whole: 30\d rows from 1 on\.$/),
    ]);
  });

  it.each([
    ["a changed row", (text: string) => text.replace("Row 00123", "Row 00321"), "The rows are not those"],
    ["a row less", (text: string) => text.replace(/\n[^\n]*Row 00123[^\n]*/, ""), "The rows are not those"],
    ["a forged count", (text: string) => text.replace(/"rows":\d+/, '"rows":1'), "The signature"],
    ["another question", (text: string) => text.replace('"filters":{}', '"filters":{"action":"x"}'), "The signature"],
    ["no end", (text: string) => text.slice(0, -300), "The export is cut off"],
  ])("is refused with %s", async (_case, change, words) => {
    const body = await download(audit(), change);
    expect(change(body)).not.toBe(body);
    expect(await verifyFile(path)).toMatchObject({
      facts: [],
      faults: [expect.stringContaining(words)],
    });
  });

  it("shows that a row had been removed in the database when it was exported", async () => {
    await download(audit());
    const [gone] = await auditRows(own, 3, { daysAgo: 0.5, fields: { targetName: "Gone" } });
    await sealWaiting(systemRequest());
    await tamper('delete from "audit_entries" where "id" = $1', gone);
    await download(audit());
    expect((await verifyFile(path)).faults).toEqual([
      expect.stringMatching(/^Rows of the chain are missing before \d+/),
    ]);
  });

  it("shows that a row had been altered", async () => {
    const other = await tenant();
    await sealWaiting(systemRequest());
    await tamper(`update "audit_entries" set "actorName" = 'x' where "organizationId" = $1`, other.organization.id);
    const reader = await credential(other.owner, other.organization);
    const { body } = await knockText("GET", `/organizations/${other.organization.id}/audit.json`, {
      credential: reader,
    });
    await writeFile(path, body);
    expect((await verifyFile(path)).faults).toEqual(["The row 1 of the chain was altered."]);
  });
});

describe("a slice", () => {
  it("is as it was exported, and says that missing rows would not show", async () => {
    await download(`${audit()}?action=project.rename`);
    expect(await verifyFile(path)).toMatchObject({
      faults: [],
      facts: [expect.any(String), "It was filtered (action): rows that were missing do not show."],
    });
    await download(`/workspaces/${own.workspace.slug}/audit.json`);
    expect(await verifyFile(path)).toMatchObject({
      faults: [],
      facts: [expect.any(String), expect.stringContaining("Only the whole audit of an organization")],
    });
  });

  it("of another list verifies too, and an empty one", async () => {
    await download(`/workspaces/${own.workspace.slug}/members.json`);
    expect(await verifyFile(path)).toMatchObject({ faults: [], facts: [expect.stringContaining("(members.list)")] });
    await download(`${audit()}?search=nothing-like-it`);
    expect(await verifyFile(path)).toMatchObject({
      faults: [],
      facts: [expect.stringMatching(/^0 rows/), expect.any(String)],
    });
  });
});
