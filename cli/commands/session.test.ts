import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { readCredential, readProfile } from "../settings/files";
import { paged, problem, startApi, type Api } from "../testing/api";
import { KEYS, testShell, type TestShell } from "../testing/shell";

const VISION = { id: "ws_1", slug: "vision", name: "Vision" };
const ACME = { id: "org_1", slug: "acme", name: "Acme" };
const WHO = {
  actor: { type: "user", id: "usr_1", name: "Member 0001", email: "member-0001@example.com" },
  organization: ACME,
  workspace: VISION,
  role: "member",
  scopes: null,
  expiresAt: null,
  hiddenArguments: [],
};

let api: Api;
let shell: TestShell;
beforeEach(async () => {
  api = await startApi();
  shell = testShell((name, value) => vi.stubEnv(name, value));
  api.on("GET /whoami", { body: WHO });
});
afterEach(async () => {
  await api.stop();
  shell.end();
});

describe("login", () => {
  const line = () => `login --host ${api.host}`;

  test("takes the keys piped in, and keeps them for their owner alone", async () => {
    const { code, out, err } = await shell.run(line(), [KEYS.accessKey, KEYS.secretKey]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toBe(`Signed in to ${api.host} as Member 0001 (member-0001@example.com).\n`);
    expect(readCredential(shell.directory, "default")).toEqual({ host: api.host, ...KEYS });
    expect(readProfile(shell.directory, "default")).toEqual({ host: api.host, workspace: VISION });
    for (const name of readdirSync(shell.directory)) {
      expect(statSync(join(shell.directory, name)).mode & 0o777).toBe(0o600);
    }
    expect(readFileSync(join(shell.directory, "config.json"), "utf8")).not.toContain(KEYS.secretKey);
  });

  test("asks for them where somebody can be asked, or takes them from the environment", async () => {
    const asked = await shell.run(line(), [KEYS.accessKey, KEYS.secretKey], { interactive: true });
    expect(asked.out).toBe(
      `Access key (Enter: sign in by a browser instead): Secret key: Signed in to ${api.host} as Member 0001 (member-0001@example.com).\n`,
    );
    vi.stubEnv("TENANTRY_ACCESS_KEY", "another-key");
    vi.stubEnv("TENANTRY_SECRET_KEY", "another-secret");
    expect((await shell.run(`${line()} --profile other`)).code).toBe(0);
    expect(readCredential(shell.directory, "other")).toMatchObject({ accessKey: "another-key" });
    expect(readCredential(shell.directory, "default")).toMatchObject(KEYS);
  });

  test("keeps nothing that was refused", async () => {
    api.on("GET /whoami", { status: 401, body: problem("UNAUTHENTICATED", "sign_in_required") });
    const { code, err } = await shell.run(line(), [KEYS.accessKey, KEYS.secretKey]);
    expect(code).toBe(1);
    expect(err).toMatch(/^You are not signed in/);
    expect(readdirSync(shell.directory)).toEqual([]);
    expect((await shell.run(line(), [KEYS.accessKey])).err).toMatch(/are needed: in two lines/);
  });

  test("repeats no secret that was typed in the wrong place", async () => {
    const secret = "a-secret-in-the-wrong-place";
    for (const values of [[secret], ["--secret-key", secret], [`--secret-key=${secret}`], [`-s${secret}`]]) {
      const { code, out, err } = await shell.run(["login", ...values]);
      expect(code).toBe(2);
      expect(out + err).not.toContain(secret);
    }
  });

  test("logout forgets the credential and keeps the rest", async () => {
    shell.signedIn(api.host, { workspace: VISION });
    expect((await shell.run("logout")).out).toBe(`Signed out of ${api.host}.\n`);
    expect(readCredential(shell.directory, "default")).toBeNull();
    expect(readProfile(shell.directory, "default").workspace).toEqual(VISION);
    expect((await shell.run("logout")).out).toBe("Nobody was signed in.\n");
  });
});

test("whoami", async () => {
  shell.signedIn(api.host, {});
  const { out } = await shell.run("whoami");
  expect(out.replace(api.host, "HOST")).toMatchInlineSnapshot(`
    "Name          Member 0001
    Address       member-0001@example.com
    Host          HOST
    Profile       default
    Organization  Acme
    Workspace     Vision
    Role          member
    Limits        none: all that its owner may
    Ends          never
    "
  `);
  expect(JSON.parse((await shell.run("whoami --json")).out)).toEqual(WHO);
});

describe("configure", () => {
  const place = { organization: { ...ACME, personal: false }, workspace: VISION, kind: "ordinary", isDefault: false };
  const HOME = { id: "ws_0", slug: "home", name: "Personal" };
  const PERSONAL = { ...place, id: "prj_1", slug: "default", name: "Personal", kind: "default", workspace: HOME };
  const PROJECTS = [
    { ...PERSONAL, organization: { ...ACME, personal: true } },
    { ...place, id: "prj_2", slug: "other", name: "My Other Project" },
    { ...place, id: "prj_3", slug: "shared", name: "Project Shared With Me" },
  ];
  const SELECT = "Select Active Project: (My Other Project, Personal, Project Shared With Me)";
  beforeEach(() => {
    api.on("GET /projects", paged(PROJECTS));
    api.on("GET /whoami", { body: { ...WHO, workspace: HOME } });
    shell.signedIn(api.host, {});
  });

  test("shows UNSET as the default project, and selects another one", async () => {
    const first = await shell.run("configure", ["Project Shared With Me"]);
    expect(first).toEqual({ code: 0, out: `Current Active Project: Personal\n${SELECT} [Personal]: `, err: "" });
    const project = { id: "prj_3", slug: "shared", name: "Project Shared With Me" };
    expect(readProfile(shell.directory, "default")).toEqual({ host: api.host, workspace: VISION, project });
    const { out } = await shell.run("configure", [""]);
    expect(out).toBe(`Current Active Project: Project Shared With Me\n${SELECT} [Project Shared With Me]: `);
    expect(readProfile(shell.directory, "default").project).toEqual(project);
  });

  test("asks again for what it does not know, and takes a project ID too", async () => {
    const { out } = await shell.run("configure", ["Nothing", "other"]);
    expect(out.split("\n")[1]).toBe(
      `${SELECT} [Personal]: Error: "Nothing" is none of: My Other Project, Personal, Project Shared With Me.`,
    );
    expect(readProfile(shell.directory, "default").project?.id).toBe("prj_2");
    const { code, err } = await shell.run("configure", []);
    expect({ code, err }).toEqual({ code: 1, err: "Nothing was selected.\n" });
  });

  test("tells projects of the same name apart, and asks beside the output where that is JSON", async () => {
    api.on("GET /projects", paged([...PROJECTS, { ...place, id: "prj_4", slug: "default", name: "Personal" }]));
    const { out, err } = await shell.run("configure --json", ["Personal (vision)"]);
    expect(err).toContain(
      "(My Other Project, Personal (home), Personal (vision), Project Shared With Me) [Personal (home)]: ",
    );
    expect(JSON.parse(out)).toMatchObject({ profile: "default", project: { id: "prj_4" } });
  });
});

test("workspace list and set", async () => {
  shell.signedIn(api.host, { workspace: VISION, project: { id: "prj_1", slug: "mine", name: "Mine" } });
  const item = { organization: ACME, role: "member", status: "active" };
  api.on(
    "GET /workspaces",
    paged([
      { ...VISION, ...item },
      { ...item, id: "ws_2", slug: "audio", name: "Audio", role: "admin" },
    ]),
  );
  expect((await shell.run("workspace list")).out).toMatchInlineSnapshot(`
    "   NAME    WORKSPACE  ORGANIZATION  ROLE    STATUS
    *  Vision  vision     Acme          member  active
       Audio   audio      Acme          admin   active
    "
  `);
  api.on("GET /workspaces/audio", { body: { ...item, id: "ws_2", slug: "audio", name: "Audio" } });
  expect((await shell.run("workspace set audio")).out).toBe("Active workspace: Audio\n");
  const workspace = { id: "ws_2", slug: "audio", name: "Audio" };
  expect(readProfile(shell.directory, "default")).toEqual({ host: api.host, workspace });
});
