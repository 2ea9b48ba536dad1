import { createServer, get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { nodeListener } from "@/server/http/node-door";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { person, workspaceMember } from "@/server/testing/factory";
import { credential, type CredentialRef } from "@/server/testing/factories/machines";
import { knock, knockFor, knockText } from "@/server/testing/doors/knock";
import { tenant, type Tenant } from "@/server/testing/tenant";
import { auditPage, type AuditView } from "@/server/audit/schema";
import { newId } from "@/server/ids";
import { csvRecord } from "./csv";
import { answerWeb } from "../doors/web";

useDatabase();

const ROWS = 450;

const documentShape = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        operationId: z.string(),
        summary: z.string(),
        description: z.string().optional(),
        parameters: z.array(z.object({ name: z.string() })).default([]),
        responses: z.record(z.string(), z.unknown()),
      }),
    ),
  ),
});

let own: Tenant;
let machine: CredentialRef;
const list = () => `/workspaces/${own.workspace.slug}/audit`;

/** Rows of the past, without their changes: many more than a page. */
async function writeRows(of: Tenant, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, index) => ({
    id: newId("aud", Date.now() - 1_000_000 + index),
    organizationId: of.organization.id,
    workspaceId: of.workspace.id,
    actorType: "user",
    actorId: of.owner.id,
    action: index % 3 === 0 ? "project.create" : "project.rename",
    result: "done",
    targetType: "project",
    targetId: of.project.id,
    targetName: `Row ${String(index).padStart(4, "0")}`,
    requestId: newId("req"),
  }));
  await sql(
    `insert into "audit_entries" ("id", "organizationId", "workspaceId", "actorType", "actorId", "action", "result",
      "targetType", "targetId", "targetName", "requestId")
     select "id", "organizationId", "workspaceId", "actorType", "actorId", "action", "result", "targetType", "targetId",
      "targetName", "requestId" from json_populate_recordset(null::"audit_entries", $1::json)`,
    JSON.stringify(rows),
  );
}

beforeAll(async () => {
  own = await tenant();
  machine = await credential(own.owner, own.organization);
  await writeRows(own, ROWS);
});

/** All items of a list, page by page. */
async function everyItem(query: string): Promise<AuditView[]> {
  const items: AuditView[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const { body } = await knock("GET", `${list()}?${query}&limit=200&cursor=${cursor}`.replace(/&cursor=$/, ""), {
      credential: machine,
    });
    const page = auditPage.parse(body);
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}

const exportedJson = async (query: string) =>
  (await knock("GET", `${list()}.json?${query}`, { credential: machine })).body as {
    items: AuditView[];
    export: Record<string, unknown>;
  };

describe("a list as a file", () => {
  it.each([
    "",
    "sort=created",
    "action=project.create",
    "result=refused",
    "search=row%20001",
    "targetType=project&sort=created",
  ])("holds what the list shows for ?%s, all of it, once, in its order", async (query) => {
    const items = await everyItem(query);
    const { items: exported, export: statement } = await exportedJson(query);
    expect(exported).toEqual(items);
    expect(statement).toMatchObject({
      list: "audit.list",
      place: { workspace: own.workspace.slug },
      filters: Object.fromEntries(new URLSearchParams(query)),
      rows: items.length,
    });
    const csv = await knockText("GET", `${list()}.csv?${query}`, { credential: machine });
    const lines = csv.body.split("\r\n");
    expect(lines.shift()).toMatch(/^id,at,actorType,actor,actorName,/);
    expect(lines.pop()).toBe("");
    expect(lines.map((line) => line.slice(0, 30))).toEqual(items.map(({ id }) => id));
  });

  it("takes no heed of limit and cursor, and counts nothing", async () => {
    const { items } = await exportedJson("limit=1&cursor=zzz&total=exact&search=row%200");
    expect(items).toHaveLength(ROWS);
  });

  it("says what it is: a file with a name, not kept, not guessed at", async () => {
    const csv = await knockText("GET", `${list()}.csv`, { credential: machine });
    expect(csv.headers).toMatchObject({
      "content-type": "text/csv; charset=utf-8; header=present",
      "content-disposition": expect.stringMatching(
        /^attachment; filename="workspace-\d+-audit-\d{4}-\d\d-\d\d\.csv"$/,
      ) as string,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    });
    const json = await knockText("GET", `${list()}.json`, { credential: machine });
    expect(json.headers["content-type"]).toBe("application/json; charset=utf-8");
  });

  it("stands at members and invitations too", async () => {
    const { organization, workspace } = own;
    await callerOf(own.owner).invitations.create({ workspace: workspace.id, emails: ["invited-file@example.com"] });
    for (const [path, header, cell] of [
      [`/workspaces/${workspace.slug}/members`, /^user,name,email,/, own.owner.email],
      [`/organizations/${organization.slug}/members`, /^user,name,email,/, own.owner.email],
      [`/workspaces/${workspace.slug}/invitations`, /^id,email,role,/, "invited-file@example.com"],
    ] as const) {
      const { body, status } = await knockText("GET", `${path}.csv`, { credential: machine });
      expect(status).toBe(200);
      expect(body).toMatch(header);
      expect(body).toContain(cell);
      expect((await knock("GET", `${path}.json`, { credential: machine })).body.items).toEqual(
        (await knock("GET", path, { credential: machine })).body.items,
      );
    }
  });

  it("stands nowhere else, and is only read", async () => {
    expect(await knock("GET", "/whoami.csv", { credential: machine })).toMatchObject({ status: 404 });
    expect(await knock("GET", `${list()}.xml`, { credential: machine })).toMatchObject({ status: 404 });
    expect(await knock("POST", `${list()}.csv`, { credential: machine })).toMatchObject({ status: 405 });
  });

  it("is refused as its list is, before anything is sent", async () => {
    expect(await knock("GET", `${list()}.csv`)).toMatchObject({ status: 401 });
    const member = await person();
    await workspaceMember(own.workspace, member);
    const theirs = await credential(member, own.workspace);
    expect(await knock("GET", `${list()}.csv`, { credential: theirs })).toMatchObject({
      status: 403,
      body: { permission: "audit.list" },
    });
    const stranger = await tenant();
    const foreign = await credential(stranger.owner, stranger.organization);
    expect(await knock("GET", `${list()}.csv`, { credential: foreign })).toMatchObject({ status: 404 });
    expect(await knock("GET", `${list()}.csv?result=unknown`, { credential: machine })).toMatchObject({ status: 422 });
  });

  it("ends where the right ends: the rest is not sent", async () => {
    const admin = await person();
    await workspaceMember(own.workspace, admin, "admin");
    const theirs = await credential(admin, own.workspace);
    const { body } = await knockFor("GET", `${list()}.csv`, { credential: theirs });
    if (typeof body === "string") throw new Error("not streamed");
    const pieces = body[Symbol.asyncIterator]();
    await pieces.next();
    await pieces.next();
    await callerOf(own.owner).members.changeRole({ workspace: own.workspace.id, user: admin.id, role: "viewer" });
    await expect(pieces.next()).rejects.toThrow("permission_missing");
  });
});

describe("the API's document", () => {
  it("describes both files of a list, with the list's filters and the columns", async () => {
    const { body } = await knock("GET", "/openapi.json");
    const { paths } = documentShape.parse(body);
    const [csv, json] = ["csv", "json"].map((format) => paths[`/workspaces/{workspace}/audit.${format}`]?.get);
    expect(csv?.description).toMatch(/^Needs the permission `audit\.list`\. .* Columns: id, at, actorType, /);
    expect(Object.keys(csv?.responses ?? {})).toEqual(["200", "default"]);
    expect(csv?.parameters.map(({ name }) => name)).toEqual(expect.arrayContaining(["workspace", "action", "target"]));
    expect(csv?.parameters.map(({ name }) => name)).not.toContain("cursor");
    const ids = Object.values(paths).flatMap((item) => Object.values(item).map(({ operationId }) => operationId));
    expect(new Set(ids).size).toBe(ids.length);
    expect(json?.summary).toBe("List what happened in a workspace: the whole list as JSON");
  });

  it("says where a session or a fresh proof is needed beside the permission", async () => {
    const { body } = await knock("GET", "/openapi.json");
    const { paths } = documentShape.parse(body);
    const said = (path: string, method: string) => paths[path]?.[method]?.description;
    const vault = said("/workspaces/{workspace}/vaults/{vault}/reveal", "post");
    expect(vault).toMatch(/`vault\.reveal`\. In a session of the console alone; .* within ten minutes/);
    const key = said("/workspaces/{workspace}/projects/{project}/keys/{key}/reveal", "post");
    expect(key).toMatch(
      /^Needs the permission `third-party-key\.reveal`, or a credential that names `project-key\.use`\. Who/,
    );
    expect(said("/organizations/{organization}", "delete")).toMatch(
      /`organization\.remove`\. Whoever acts by a session/,
    );
    expect(said("/workspaces/{workspace}/members", "get")).toBe("Needs the permission `member.list`.");
  });
});

describe("a record of CSV", () => {
  it("quotes what needs it and ends with CRLF", () => {
    expect(csvRecord(["a,b", 'say "x"', "two\r\nlines", "", null, -5, true])).toBe(
      '"a,b","say ""x""","two\r\nlines",,,-5,true\r\n',
    );
  });
});

describe("the doors", () => {
  const servers: { close: () => void }[] = [];
  afterEach(() => servers.splice(0).forEach((server) => server.close()));

  async function listen(): Promise<number> {
    const server = createServer(nodeListener(() => Promise.reject(new Error("no page"))));
    servers.push(server);
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    return (server.address() as AddressInfo).port;
  }

  const authorization = () => `Basic ${Buffer.from(`${machine.accessKey}:${machine.secretKey}`).toString("base64")}`;

  it("answer the same by node:http and by Next's route", async () => {
    const address = `http://127.0.0.1:${await listen()}/api/v1${list()}.csv`;
    const headers = { authorization: authorization() };
    const direct = await fetch(address, { headers });
    const routed = await answerWeb(new Request(address, { headers }));
    expect(direct.headers.get("content-length")).toBeNull();
    const text = await direct.text();
    expect(text.split("\r\n").length).toBeGreaterThan(ROWS);
    expect(await routed.text()).toBe(text);
  });

  it("read no further than the client does, and stop when it goes", async () => {
    const port = await listen();
    const big = await tenant();
    const reader = await credential(big.owner, big.organization);
    await writeRows(big, 2_000);
    // Rows large enough that a reader who does not read fills every buffer on the way after a few pages.
    const agent = "x".repeat(20_000);
    await sql(`alter table "audit_entries" disable trigger all`);
    await sql(`update "audit_entries" set "agent" = $1 where "organizationId" = $2`, agent, big.organization.id);
    await sql(`alter table "audit_entries" enable trigger all`);
    const queries = await import("@/server/audit/queries");
    const read = vi.spyOn(queries, "listAudit");
    const options = {
      port,
      path: `/api/v1/workspaces/${big.workspace.slug}/audit.json`,
      headers: {
        authorization: `Basic ${Buffer.from(`${reader.accessKey}:${reader.secretKey}`).toString("base64")}`,
      },
    };
    const answer = await new Promise<IncomingMessage>((done) => get(options, done));
    expect(answer.statusCode).toBe(200);
    const settled = async () => {
      let before = -1;
      while (before !== read.mock.calls.length) {
        before = read.mock.calls.length;
        await new Promise((done) => setTimeout(done, 700));
      }
      return before;
    };
    const pages = await settled();
    expect(pages).toBeGreaterThan(0);
    expect(pages).toBeLessThan(8);
    answer.destroy();
    expect(await settled()).toBeLessThanOrEqual(pages + 1);
  });
});
