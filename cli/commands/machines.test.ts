import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { readCredential } from "../settings/files";
import { paged, startApi, type Api, type Seen } from "../testing/api";
import { KEYS, testShell, type TestShell } from "../testing/shell";

const VISION = { id: "ws_1", slug: "vision", name: "Vision" };
const PROJECT = { id: "prj_1", slug: "mine", name: "Mine" };

let api: Api;
let shell: TestShell;
beforeEach(async () => {
  api = await startApi();
  shell = testShell((name, value) => vi.stubEnv(name, value));
  shell.signedIn(api.host, { workspace: VISION, project: PROJECT });
});
afterEach(async () => {
  await api.stop();
  shell.end();
});

const last = () => api.seen.at(-1)?.body;

describe("credential", () => {
  const credential = {
    id: "crd_1",
    accessKey: "TA1",
    label: "Training",
    owner: { name: "Member 0001" },
    status: "active",
    scopes: { permissions: null, readOnly: true, project: null },
    lastUsedAt: "2026-11-22T10:00:00Z",
    expiresAt: null,
  };

  test("create shows the secret once, and limits what it is good for", async () => {
    api.on("POST /workspaces/ws_1/credentials", { body: { ...credential, secretKey: "TS1" } });
    const line = "credential create --label Training --read-only --only-project mine --permission project.read";
    expect((await shell.run(`${line} --expires 2030-01-31`)).out).toMatchInlineSnapshot(`
      "Access key  TA1
      Secret key  TS1
      Label       Training
      Ends        never

      Keep the secret key now: it is not shown again.
      "
    `);
    expect(last()).toEqual({
      label: "Training",
      expiresAt: "2030-01-31T00:00:00.000Z",
      scopes: { permissions: ["project.read"], readOnly: true, project: "mine" },
    });
    api.on("POST /workspaces/ws_1/service-accounts/sa_1/credentials", { body: { ...credential, secretKey: "TS2" } });
    const { out } = await shell.run("credential create --service-account sa_1 --json");
    expect(JSON.parse(out)).toMatchObject({ accessKey: "TA1", secretKey: "TS2" });
    expect((await shell.run("credential create --expires soon")).code).toBe(2);
  });

  test("list and revoke", async () => {
    api.on("GET /workspaces/ws_1/credentials", paged([credential]));
    expect((await shell.run("credential list --everyone")).out).toMatchInlineSnapshot(`
      "ACCESS KEY  LABEL     OWNER        STATUS  LIMITED  LAST USED   ENDS
      TA1         Training  Member 0001  active  yes      2026-11-22  never
      "
    `);
    expect(api.seen.at(-1)?.query.of).toBe("everyone");
    api.on("GET /workspaces/ws_1/credentials/crd_1", { body: credential });
    api.on("DELETE /workspaces/ws_1/credentials/crd_1", { body: { ...credential, status: "revoked" } });
    const { out } = await shell.run("credential revoke TA1", ["y"], { interactive: true });
    expect(out).toBe("Revoke TA1 (Training) for good? [y/N]: Revoked TA1.\n");
    expect((await shell.run("credential revoke TA9 --yes")).err).toMatch(/no credential with this access key/);
  });
});

describe("credential rotate", () => {
  const rotated = { accessKey: KEYS.accessKey, secretKey: "TS3" };
  beforeEach(() => {
    api.on("GET /workspaces/ws_1/credentials", paged([{ id: "crd_1", accessKey: KEYS.accessKey }]));
    api.on("POST /workspaces/ws_1/credentials/crd_1/rotate", { body: rotated });
  });

  test("leaves the old secret key for a while, and keeps the new one where it signs in with it", async () => {
    const { out } = await shell.run(`credential rotate ${KEYS.accessKey} --overlap 7d`);
    expect(last()).toEqual({ overlapSeconds: 604_800 });
    expect(out).toContain("Secret key      TS3");
    expect(out).toContain("This profile signs in with the new one from now on.");
    expect(readCredential(shell.directory, "default")).toMatchObject(rotated);
  });

  test("asks before the old one ends at once", async () => {
    const { code, err } = await shell.run(`credential rotate ${KEYS.accessKey}`, ["n"], { interactive: true });
    expect({ code, err }).toEqual({ code: 1, err: "Nothing was changed.\n" });
    expect((await shell.run(`credential rotate ${KEYS.accessKey} --yes`)).out).toMatch(/^Old secret key +ended$/m);
    expect(last()).toEqual({ overlapSeconds: 0 });
    expect((await shell.run(`credential rotate ${KEYS.accessKey} --overlap soon`)).code).toBe(2);
  });
});

describe("access", () => {
  const ACTOR = { type: "user", id: "usr_1", name: "Member 0001", email: "member-0001@example.com" };
  const nothing = { role: null, permission: null, expiresAt: null, state: "live" };

  test("check ends with 1 where it is refused", async () => {
    api.on("POST /workspaces/ws_1/access/check", { body: { allowed: true } });
    expect(await shell.run("access check read --resource job:res_1")).toEqual({ code: 0, out: "allowed\n", err: "" });
    expect(last()).toEqual({ permission: "read", resource: { type: "job", id: "res_1" } });
    api.on("POST /workspaces/ws_1/access/check", { body: { allowed: false } });
    expect(await shell.run("access check modify --actor usr_1")).toEqual({ code: 1, out: "refused\n", err: "" });
    expect(last()).toEqual({ permission: "modify", actor: "usr_1", resource: { project: "prj_1" } });
    await shell.run("access check read --project other --type job");
    expect(last()).toEqual({ permission: "read", resource: { project: "other", type: "job" } });
    await shell.run("access check read --type queue");
    expect(last()).toEqual({ permission: "read", resource: { type: "queue" } });
    expect((await shell.run("access check fly")).err).toMatch(/^The permission is one of: read, modify/);
    expect((await shell.run("access check read --resource job")).code).toBe(2);
  });

  test("explain says the way and the changes that would turn it", async () => {
    const path = [
      { kind: "actor", id: "usr_1", name: "Member 0001", ...nothing },
      { kind: "rule", id: "rul_1", name: null, ...nothing, permission: "read", state: "ended" },
    ];
    const rule = { kind: "access-rule.create", actor: ACTOR, group: null, rule: null, project: null, resource: null };
    const change = { ...rule, from: null, to: "modify", othersToo: false, allowed: false };
    const resource = { type: "job", id: "res_1", name: "Night run", project: null };
    const denials = [{ reason: "no_grant", name: null, at: null }];
    const body = { allowed: false, actor: ACTOR, resource, path, denials, fixes: [{ changes: [change] }] };
    api.on("POST /workspaces/ws_1/access/explain", { body });
    const { code, out } = await shell.run("access explain modify --resource job:res_1");
    expect(code).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "refused: Member 0001, Night run
        actor Member 0001
          rule rul_1 (gives read, ended)
      because: no grant
      is allowed by: access-rule.create Member 0001 to modify (not yours to make)
      "
    `);
  });

  test("who reads on by the cursor in the body", async () => {
    const steps = [
      { kind: "actor", id: "usr_1", name: "Member 0001", ...nothing },
      { kind: "workspace_role", id: null, name: null, ...nothing, role: "member" },
    ];
    api.on("POST /workspaces/ws_1/access/who", ({ body }: Seen) => {
      const more = !(typeof body === "object" && body !== null && "cursor" in body);
      return {
        body: { items: [{ actor: ACTOR, sources: [{ steps }] }], nextCursor: more ? "next" : null, total: null },
      };
    });
    const progress: string[] = [];
    const watched = { watched: true, err: (text: string) => void progress.push(text) };
    expect((await shell.run("access who read", [], watched)).out).toMatchInlineSnapshot(`
      "TYPE  NAME         ADDRESS                  BY
      user  Member 0001  member-0001@example.com  workspace role member
      user  Member 0001  member-0001@example.com  workspace role member
      "
    `);
    expect(progress[0]).toBe("\r1 read ...");
  });
});

describe("resource", () => {
  const outcome = ({ body }: Seen) => {
    const { resources } = body as { resources: { externalId: string }[] };
    return {
      body: {
        items: resources.map(({ externalId }, index) => ({ id: `res_${index}`, externalId, status: "created" })),
      },
    };
  };
  beforeEach(() => api.on("POST /workspaces/ws_1/resources", outcome));

  test("register one by options, in the active project", async () => {
    const line = "resource register --type job --external-id run-7 --size 12 --attribute gpu=4 --attribute note=a=b";
    expect((await shell.run(line)).out).toMatchInlineSnapshot(`
      "EXTERNAL ID  STATUS   ID     REASON
      run-7        created  res_0
      "
    `);
    const given = {
      type: "job",
      externalId: "run-7",
      name: "run-7",
      sizeBytes: 12,
      attributes: { gpu: "4", note: "a=b" },
    };
    expect(last()).toEqual({ resources: [{ ...given, project: "prj_1" }] });
    await shell.run("resource register --type queue --external-id default");
    expect(last()).toEqual({ resources: [{ type: "queue", externalId: "default", name: "default" }] });
    expect((await shell.run("resource register --type job")).code).toBe(2);
  });

  test("register many from a file or the input, in portions", async () => {
    const many = Array.from({ length: 1_200 }, (_, index) => ({
      type: "job",
      externalId: `run-${index}`,
      name: "Run",
    }));
    const path = join(shell.directory, "many.json");
    writeFileSync(path, JSON.stringify({ resources: many }));
    const { code, out } = await shell.run(["resource", "register", "--file", path, "--json"]);
    expect(code).toBe(0);
    expect((JSON.parse(out) as { items: unknown[] }).items).toHaveLength(1_200);
    expect(api.seen).toHaveLength(2);
    await shell.run("resource register --file - --project other", [JSON.stringify(many.slice(0, 1))]);
    expect(last()).toEqual({ resources: [{ ...many[0], project: "other" }] });
    expect((await shell.run("resource register --file -", ["{"])).err).toBe("The file is no JSON.\n");
    expect((await shell.run("resource register --file -", ["[{}]"])).code).toBe(1);
  });

  test("one that was refused ends with 1", async () => {
    const refused = { id: null, externalId: "x", status: "refused", code: "FORBIDDEN", reason: "permission_missing" };
    api.on("POST /workspaces/ws_1/resources", { body: { items: [refused] } });
    const { code, out } = await shell.run("resource register --type job --external-id x");
    expect(code).toBe(1);
    expect(out).toContain("permission_missing");
  });

  test("list, as wide as the terminal, without what a name could do to it", async () => {
    const resource = {
      id: "res_1",
      type: "job",
      externalId: "run-7",
      name: `\u001b[31mA job with quite a long name ${"x".repeat(80)}`,
      project: PROJECT,
      owner: { name: "日本" },
      lastUsedAt: null,
    };
    api.on("GET /workspaces/ws_1/projects/other/resources", paged([resource]));
    const { out } = await shell.run("resource list --project other --unused 30", [], { columns: 70 });
    expect(out).toMatchInlineSnapshot(`
      "TYPE  NAME               ID     EXTERNAL ID  PROJECT  OWNER  LAST USED
      job    [31mA job with …  res_1  run-7        Mine     日本   never
      "
    `);
    expect(out).not.toContain("\u001b");
    expect(api.seen[0]?.query).toMatchObject({ unused: "30" });
  });

  test("list those of the active project; of all projects, and of the workspace itself, where that is said", async () => {
    for (const place of ["", "/projects/prj_1", "/projects/other"]) {
      api.on(`GET /workspaces/ws_1${place}/resources`, paged([]));
    }
    await shell.run("resource list --type job");
    vi.stubEnv("TENANTRY_PROJECT", "other");
    await shell.run("resource list --type job");
    await shell.run("resource list --all-projects --modify");
    await shell.run("resource list --type queue");
    await shell.run("resource list --type queue --project prj_1");
    expect(api.seen.map(({ route }) => route)).toEqual([
      "GET /workspaces/ws_1/projects/prj_1/resources",
      "GET /workspaces/ws_1/projects/other/resources",
      "GET /workspaces/ws_1/resources",
      "GET /workspaces/ws_1/resources",
      "GET /workspaces/ws_1/projects/prj_1/resources",
    ]);
    expect(api.seen.map(({ query }) => query.project)).toEqual([undefined, undefined, undefined, undefined, undefined]);
    const both = await shell.run("resource list --all-projects --project other");
    expect(both).toMatchObject({ code: 2, err: expect.stringContaining("--all-projects") as string });
  });
});
