import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { answerRest, REST_PREFIX } from "@/server/api/rest";
import { sql, useDatabase } from "@/server/testing/database";
import { credential, serviceAccount } from "@/server/testing/factories/machines";
import { requestInfo } from "@/server/testing/requests";
import { tenant, type Tenant } from "@/server/testing/tenant";
import { Tenantry } from "./sdk/client";
import { writeCredential, writeProfile } from "./settings/files";
import { testShell, type TestShell } from "./testing/shell";

useDatabase();

let of: Tenant;
let server: Server;
let host: string;
let shell: TestShell;

/** The product's own answers on a port, without its pages. */
beforeAll(async () => {
  of = await tenant();
  server = createServer((incoming, outgoing) => {
    const url = new URL(incoming.url ?? "/", "http://localhost");
    const body = async () => {
      let text = "";
      for await (const chunk of incoming) text += String(chunk);
      return text;
    };
    const header = (name: string) => incoming.headers[name]?.toString() ?? null;
    const path = url.pathname.slice(REST_PREFIX.length);
    const { method = "GET" } = incoming;
    const bytes = async () => Buffer.from(await body());
    void answerRest({ method, path, query: url.search.slice(1), header, body, bytes, request: requestInfo() }).then(
      (answer) => {
        outgoing.writeHead(answer.status, answer.headers);
        outgoing.end(answer.body);
      },
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(async () => {
  shell = testShell((name, value) => vi.stubEnv(name, value));
  const { accessKey, secretKey } = await credential(of.owner, of.workspace);
  writeProfile(shell.directory, "default", { host });
  writeCredential(shell.directory, "default", { host, accessKey, secretKey });
});
afterEach(() => shell.end());

async function done(values: readonly string[], input: readonly string[] = []): Promise<string> {
  const { code, out, err } = await shell.run(values, input);
  expect({ values, code, err }).toEqual({ values, code: 0, err: "" });
  return out;
}

const json = async <T>(...values: string[]) => JSON.parse(await done([...values, "--json"])) as T;

test("places: the default project until another one is selected", async () => {
  expect(await done(["whoami"])).toContain(of.workspace.name);
  expect(await done(["workspace", "list"])).toContain(of.workspace.slug);
  await done(["project", "register", "My Other Project", "--slug", "other", "--open"]);
  const first = await done(["configure"], ["My Other Project"]);
  expect(first).toMatch(/^Current Active Project: .+\nSelect Active Project: \(.*My Other Project.*\) \[.+\]: $/);
  expect(await done(["project", "show"])).toMatch(/^Name +My Other Project$/m);
  expect(await done(["configure"], [""])).toMatch(/^Current Active Project: My Other Project\n/);
  expect(await json("project", "set", "default", "--default")).toMatchObject({ project: { slug: "default" } });
  await done(["workspace", "set", of.workspace.slug]);
  expect(await done(["project", "list"])).toMatch(/My Other Project +other/);
});

test("people and credentials", async () => {
  expect(await done(["member", "list"])).toContain(of.owner.email);
  const line = ["member", "invite", "member-0901@example.com", "--role", "viewer", "--to-project", of.project.slug];
  expect(await done(line)).toMatch(/^member-0901@example\.com +invited/m);
  const again = await shell.run(["member", "invite", of.owner.email]);
  expect(again.code).toBe(1);
  const limits = ["--read-only", "--permission", "project.read", "--expires", "30d"];
  const made = await json<{ accessKey: string }>("credential", "create", "--label", "Reader", ...limits);
  expect(await done(["credential", "list"])).toContain(made.accessKey);
  expect(await done(["credential", "rotate", made.accessKey, "--overlap", "24h"])).toMatch(
    /^Old secret key +works until/m,
  );
  expect(await done(["credential", "revoke", made.accessKey, "--yes"])).toBe(`Revoked ${made.accessKey}.\n`);
  const gone = await shell.run(["member", "remove", "member-0999@example.com", "--yes"]);
  expect(gone.err).toBe("Nobody of this address is in the workspace.\n");
});

test("resources, and who may do what with them", async () => {
  const line = ["resource", "register", "--type", "job", "--external-id", "run-7", "--name", "Night run"];
  const { items } = await json<{ items: { id: string; status: string }[] }>(...line, "--attribute", "gpu=4");
  expect(items).toMatchObject([{ status: "created" }]);
  const resource = ["--resource", `job:${items[0]?.id ?? ""}`];
  expect(await done(["access", "check", "read", ...resource])).toBe("allowed\n");
  expect(await done(["access", "explain", "modify", ...resource])).toMatch(/^allowed: .*Night run\n {2}actor/);
  expect(await done(["access", "who", "read", ...resource])).toContain(of.owner.email);
  expect(await done(["access", "who", "read"])).toContain(of.owner.email);
  expect(await done(["resource", "list", "--type", "job"])).toMatch(/^job +Night run/m);
  const unknown = await shell.run(["access", "check", "read", "--resource", "job:res_00000000000000000000000000"]);
  expect(unknown).toMatchObject({ code: 1, out: "refused\n" });
});

test("somebody among 1,001 people is found, and a limit that is too large is refused", async () => {
  await sql(
    `with made as (
       insert into "users" ("id", "email", "emailKey", "name")
       select 'usr_' || lpad(n::text, 26, '0'), 'crowd-' || n || '@example.com', 'crowd-' || n || '@example.com', 'Crowd ' || n
       from generate_series(1, 1001) n returning "id"
     ), joined as (
       insert into "organization_members" ("organizationId", "userId", "role") select $1, "id", 'member' from made returning "userId"
     ) insert into "workspace_members" ("organizationId", "workspaceId", "userId", "role")
       select $1, $2, "userId", 'viewer' from joined`,
    of.organization.id,
    of.workspace.id,
  );
  const all = await json<{ items: { user: { email: string } }[] }>("member", "list");
  expect(all.items.filter(({ user }) => user.email.startsWith("crowd-"))).toHaveLength(1_001);
  const gone = await done(["member", "remove", "crowd-1001@example.com", "--yes"]);
  expect(gone).toBe("Crowd 1001 was removed.\n");
  const { accessKey, secretKey } = await credential(of.owner, of.workspace);
  const client = new Tenantry({ host, accessKey, secretKey, workspace: of.workspace.id, configDir: shell.directory });
  const refused = client.call("members.list", { limit: 201 });
  await expect(refused).rejects.toMatchObject({ status: 400, reason: "invalid_limit" });
});

describe("with a service account's key every command works, or says which right is missing and whom to ask", () => {
  const target = "member-0999@example.com";
  const COMMANDS: readonly (readonly [line: string, expected: RegExp])[] = [
    ["whoami", /^Service account +sa_/m],
    ["workspace list", /./],
    ["workspace set WORKSPACE", /^Active workspace/],
    ["project list", /./],
    ["project show PROJECT", /./],
    ["project set PROJECT", /^Active project/],
    ["configure", /^Current Active Project/],
    ["project register Vision", /lack the right project\.create here\. Ask .*admin/],
    ["member list", /lack the right member\.list here\. Ask .*admin|^NAME/],
    [`member invite ${target}`, /lack the right invitation\.create here\. Ask .*admin/],
    [`member remove ${target} --yes`, /Nobody of this address|lack the right member\./],
    ["credential list", /./],
    ["credential create", /people, not for service accounts|lack the right/],
    ["access check read --project PROJECT", /^(allowed|refused)$/m],
    ["access explain read --project PROJECT", /^(allowed|refused): /m],
    ["access who read --project PROJECT", /lack the right [a-z.-]+ here\. Ask .*admin/],
    ["resource list", /./],
    ["usage report --own", /^METER/m],
    ["usage report", /lack the right workspace-usage\.read here\. Ask .*admin/],
    ["resource register --type job --external-id a --project PROJECT", /permission_missing|created|lack the right/],
  ];

  test.each(COMMANDS)("%s", async (line, expected) => {
    const { accessKey, secretKey } = await serviceAccount(of.workspace, { role: "viewer", createdBy: of.owner });
    writeCredential(shell.directory, "default", { host, accessKey, secretKey });
    const words = line.replace("WORKSPACE", of.workspace.slug).replace("PROJECT", "default").split(" ");
    const { out, err } = await shell.run(words, [""]);
    expect(out + err).toMatch(expected);
    expect(err).not.toMatch(/sign_in_required|internal/);
  });
});
