import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { readProfile } from "../settings/files";
import { paged, problem, startApi, type Api } from "../testing/api";
import { testShell, type TestShell } from "../testing/shell";

const VISION = { id: "ws_1", slug: "vision", name: "Vision" };
const DEFAULT = {
  id: "prj_1",
  slug: "default",
  name: "Default",
  description: "",
  role: "viewer",
  visibility: "open",
  status: "active",
  kind: "default",
  isDefault: false,
  owner: null,
};
const MINE = { ...DEFAULT, id: "prj_2", slug: "mine", name: "My project", role: "owner", kind: "ordinary" };

let api: Api;
let shell: TestShell;
beforeEach(async () => {
  api = await startApi();
  shell = testShell((name, value) => vi.stubEnv(name, value));
  shell.signedIn(api.host, { workspace: VISION });
});
afterEach(async () => {
  await api.stop();
  shell.end();
});

const told = () => api.seen.map(({ route, body }) => (body === null ? route : `${route} ${JSON.stringify(body)}`));

describe("project", () => {
  beforeEach(() => {
    api.on("GET /workspaces/ws_1/projects", paged([DEFAULT, MINE]));
    const detail = { workspace: VISION, organization: { id: "org_1", slug: "acme", name: "Acme", personal: false } };
    api.on("GET /workspaces/ws_1/projects/mine", { body: { ...MINE, ...detail } });
    api.on("GET /workspaces/ws_1/projects/prj_1", { body: { ...DEFAULT, ...detail } });
    api.on("GET /workspaces/ws_1/projects/prj_2", { body: { ...MINE, ...detail } });
    api.on("PUT /workspaces/ws_1/projects/prj_2/default", { body: MINE });
  });

  test("list marks the active one, and as JSON has all fields", async () => {
    expect((await shell.run("project list")).out).toMatchInlineSnapshot(`
      "   NAME        PROJECT ID  ROLE    VISIBILITY  STATUS  DEFAULT
      *  Default     default     viewer  open        active
         My project  mine        owner   open        active
      "
    `);
    expect((await shell.run("project list --project mine")).out).toContain("*  My project");
    expect(JSON.parse((await shell.run("--json project list --limit 1")).out)).toEqual({ items: [DEFAULT] });
    expect(api.seen.at(-1)?.query.limit).toBe("1");
  });

  test("register, and make it the default", async () => {
    api.on("POST /workspaces/ws_1/projects", { body: MINE });
    const plain = await shell.run(["project", "register", "My project", "--open", "--slug", "mine"]);
    expect(plain).toEqual({ code: 0, out: "Registered the project My project, project ID mine.\n", err: "" });
    const standard = await shell.run(["project", "register", "My project", "--set-default"]);
    expect(standard.out).toContain("It is your default project in this workspace.\n");
    expect(told()).toEqual([
      'POST /workspaces/ws_1/projects {"name":"My project","slug":"mine","visibility":"open"}',
      'POST /workspaces/ws_1/projects {"name":"My project"}',
      "PUT /workspaces/ws_1/projects/prj_2/default",
    ]);
  });

  test("set by project ID or by name, for this shell alone or as the default too", async () => {
    expect((await shell.run("project set mine")).out).toBe("Active project: My project\n");
    const project = { id: "prj_2", slug: "mine", name: "My project" };
    expect(readProfile(shell.directory, "default")).toEqual({ host: api.host, workspace: VISION, project });
    expect(told()).not.toContain("PUT /workspaces/ws_1/projects/prj_2/default");
    await shell.run(["project", "set", "My project", "--default"]);
    expect(told()).toContain("PUT /workspaces/ws_1/projects/prj_2/default");
    const absent = await shell.run("project set nothing");
    expect(absent).toMatchObject({ code: 1, err: "There is no project nothing here, or you have no access to it.\n" });
  });

  test("show: the active one is of the argument, the environment, the profile, else the default", async () => {
    const shown = async (line: string) => /^Name +(.*)$/m.exec((await shell.run(line)).out)?.[1];
    expect(await shown("project show")).toBe("Default");
    await shell.run("project set mine");
    expect(await shown("project show")).toBe("My project");
    vi.stubEnv("TENANTRY_PROJECT", "prj_1");
    expect(await shown("project show")).toBe("Default");
    expect(await shown("project show --project mine")).toBe("My project");
    expect((await shell.run("project show mine")).out).toMatchInlineSnapshot(`
      "Name          My project
      Project ID    mine
      Id            prj_2
      Workspace     Vision
      Organization  Acme
      Description   -
      Visibility    open
      Status        active
      Owner         -
      Your role     owner
      Your default  no
      "
    `);
  });
});

describe("member", () => {
  const person = { user: { id: "usr_1", name: "Member 0001", email: "member-0001@example.com" } };
  const member = { ...person, role: "custom", customRole: { id: "rol_1", name: "Labeller" }, source: "manual" };
  beforeEach(() => {
    api.on("GET /workspaces/ws_1/members", paged([{ ...member, status: "active", expiresAt: "2030-01-31T00:00:00Z" }]));
  });

  test("list", async () => {
    expect((await shell.run("member list")).out).toMatchInlineSnapshot(`
      "NAME         ADDRESS                  ROLE      FROM    STATUS  ENDS
      Member 0001  member-0001@example.com  Labeller  manual  active  2030-01-31
      "
    `);
  });

  test("invite says what became of each address", async () => {
    const link = "http://localhost:3000/invitations/token";
    const items = [
      { email: "member-0002@example.com", status: "invited", mail: "off", link },
      { email: "member-0001@example.com", status: "refused", reason: "already_member" },
    ];
    api.on("POST /workspaces/ws_1/invitations", { body: { items } });
    const line = "member invite member-0002@example.com member-0001@example.com --role viewer --to-project mine=admin";
    const { code, out } = await shell.run(line);
    expect(code).toBe(1);
    expect(out).toMatchInlineSnapshot(`
      "ADDRESS                  STATUS   MAIL  REASON
      member-0002@example.com  invited  off
      member-0001@example.com  refused        already_member

      The links, each for its address alone:
      member-0002@example.com  http://localhost:3000/invitations/token
      "
    `);
    expect(api.seen.at(-1)?.body).toEqual({
      emails: ["member-0002@example.com", "member-0001@example.com"],
      role: "viewer",
      groups: [],
      projects: [{ project: "mine", role: "admin" }],
    });
  });

  test("remove says what ends, and asks", async () => {
    const none = { total: 0, items: [] };
    const ending = { ...person, credentials: { total: 2 }, groups: none, projects: none, owned: none };
    api.on("GET /workspaces/ws_1/members/usr_1/removal", { body: ending });
    api.on("DELETE /workspaces/ws_1/members/usr_1", { body: person });
    const line = "member remove member-0001@example.com";
    expect(await shell.run(line)).toMatchObject({ code: 2, err: "Add --yes to do this without being asked.\n" });
    const kept = await shell.run(line, ["n"], { interactive: true });
    expect(kept).toEqual({
      code: 1,
      out: "Remove Member 0001? This ends: 2 credentials, 0 groups, 0 roles in projects, 0 projects without an owner. [y/N]: ",
      err: "Nothing was changed.\n",
    });
    expect(told()).not.toContain("DELETE /workspaces/ws_1/members/usr_1");
    expect((await shell.run(`${line} --yes`)).out).toBe("Member 0001 was removed.\n");
    expect((await shell.run("member remove member-0009@example.com --yes")).code).toBe(1);
  });
});

describe("what goes wrong", () => {
  test("a missing right is named, for people and for programs", async () => {
    const body = problem("FORBIDDEN", "permission_missing", { permission: "project.create" });
    api.on("POST /workspaces/ws_1/projects", { status: 403, body });
    expect(await shell.run("project register New")).toEqual({
      code: 1,
      out: "",
      err: "You lack the right project.create here. Ask an admin for it. (FORBIDDEN permission_missing, request req_1)\n",
    });
    const { err } = await shell.run("project register New --json");
    expect(JSON.parse(err)).toMatchObject({ error: { reason: "permission_missing", permission: "project.create" } });
  });

  test("a host that does not answer", async () => {
    vi.stubEnv("TENANTRY_ACCESS_KEY", "key");
    vi.stubEnv("TENANTRY_SECRET_KEY", "secret");
    vi.spyOn(globalThis, "fetch").mockRejectedValue(new TypeError("fetch failed"));
    vi.spyOn(Math, "random").mockReturnValue(-1);
    const { code, err } = await shell.run("project list --host http://127.0.0.1:1 --workspace x");
    expect({ code, err }).toEqual({ code: 1, err: "http://127.0.0.1:1 cannot be reached.\n" });
  });

  test.each([
    ["nothing at all", "", 2],
    ["no such command", "fly", 2],
    ["half a command", "project", 2],
    ["an unknown option", "project list --colour", 2],
    ["an option without its value", "project list --limit", 2],
    ["a number that is none", "project list --limit many", 2],
    ["too many names", "project set a b", 2],
    ["help", "--help", 0],
    ["help of a command", "project register --help", 0],
  ])("%s", async (_what, line, code) => {
    const ran = await shell.run(line === "" ? [] : line);
    expect(ran.code).toBe(code);
    expect(code === 0 ? ran.err : ran.out).toBe("");
    expect(api.seen).toEqual([]);
  });
});

test("the help names every command", async () => {
  expect((await shell.run("--help")).out).toMatchSnapshot();
});
