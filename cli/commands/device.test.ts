import { statSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Tenantry } from "../sdk/client";
import { readCredential, writeCredential, writeProfile } from "../settings/files";
import { problem, startApi, type Api, type Reply, type Seen } from "../testing/api";
import { testShell, type TestShell } from "../testing/shell";

const VISION = { id: "ws_1", slug: "vision", name: "Vision" };
const actor = { type: "user", id: "usr_1", name: "Member 0001", email: "member-0001@example.com" };
const WHO = { actor, organization: null, workspace: null, role: null, scopes: null, expiresAt: "2030-01-31T12:00:00Z" };
const TOKEN = "POST /oauth/token";
const HOUR = 3_600_000;

const tokens = (number: number) => ({
  access_token: `access-${number}`,
  refresh_token: `refresh-${number}`,
  expires_in: 300,
});
const oauth = (error: string): Reply => ({ status: 400, body: { error, error_description: "Told so." } });

let api: Api;
let shell: TestShell;
beforeEach(async () => {
  api = await startApi();
  shell = testShell((name, value) => vi.stubEnv(name, value));
  api.on("GET /whoami", { body: WHO });
  const verification_uri = "https://tenantry.example.com/device";
  const codes = { device_code: "a-device-code", user_code: "BCDF-GHJK", verification_uri };
  api.on("POST /oauth/device_authorization", { body: { ...codes, expires_in: 600, interval: 0.01 } });
});
afterEach(async () => {
  await api.stop();
  shell.end();
});

const asked = (route: string) => api.seen.filter((seen) => seen.route === route);
const stored = () => readCredential(shell.directory, "default");

/** Somebody has let this device in; the access token is good until then. */
function letIn(number: number, until: number): void {
  const { access_token: accessToken, refresh_token: refreshToken } = tokens(number);
  const expiresAt = new Date(until).toISOString();
  writeProfile(shell.directory, "default", { host: api.host, workspace: VISION });
  writeCredential(shell.directory, "default", { host: api.host, accessToken, refreshToken, expiresAt });
}

describe("login --device", () => {
  test("shows address and code, waits, and keeps the tokens for their owner alone", async () => {
    const answers = [oauth("authorization_pending"), { status: 503, body: {} }, { body: tokens(1) }];
    api.on(TOKEN, () => answers.shift() ?? {});
    const { code, out, err } = await shell.run(`login --device --host ${api.host}`);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out.replace(api.host, "HOST")).toMatchInlineSnapshot(`
      "Open https://tenantry.example.com/device in a browser, on any machine, and type the code: BCDF-GHJK
      Signed in to HOST as Member 0001 (member-0001@example.com).
      Choose a workspace: tenantry workspace set WORKSPACE
      "
    `);
    expect(asked("POST /oauth/device_authorization")[0]?.body).toEqual({ client_id: "tenantry-cli", host: hostname() });
    expect(asked(TOKEN).at(-1)?.body).toMatchObject({ client_id: "tenantry-cli", device_code: "a-device-code" });
    expect(api.seen.at(-1)?.headers.authorization).toBe("Bearer access-1");
    expect(stored()).toMatchObject({ host: api.host, accessToken: "access-1", refreshToken: "refresh-1" });
    expect(statSync(join(shell.directory, "credentials.json")).mode & 0o777).toBe(0o600);
  });

  test("is what Enter means where keys are asked for, and questions stand beside JSON", async () => {
    api.on(TOKEN, { body: tokens(1) });
    const { code, out, err } = await shell.run(`login --json --host ${api.host}`, [""], { interactive: true });
    expect(code).toBe(0);
    expect(err).toContain("type the code: BCDF-GHJK");
    expect(JSON.parse(out)).toEqual(WHO);
  });

  test("says how long still, where somebody watches", async () => {
    api.on(TOKEN, { body: tokens(1) });
    const { err } = await shell.run(`login --device --host ${api.host}`, [], { watched: true });
    expect(err).toMatch(/^\rWaiting for the approval in the browser, (10:00|9:59) left \r +\r$/);
  });

  test("that is refused keeps nothing", async () => {
    api.on(TOKEN, oauth("access_denied"));
    const { code, err } = await shell.run(`login --device --host ${api.host}`);
    expect(code).toBe(1);
    expect(err).toContain("The sign-in was refused");
    expect(stored()).toBeNull();
  });
});

describe("its tokens", () => {
  test("are renewed once before they end, however many calls wait, and kept", async () => {
    letIn(1, Date.now() + 5_000);
    api.on(TOKEN, { body: tokens(2) });
    const client = new Tenantry({ configDir: shell.directory });
    await Promise.all([client.call("accounts.whoami"), client.call("accounts.whoami")]);
    expect(asked(TOKEN).map(({ body }) => body)).toEqual([
      { client_id: "tenantry-cli", grant_type: "refresh_token", refresh_token: "refresh-1" },
    ]);
    expect(asked("GET /whoami").map(({ headers }) => headers.authorization)).toEqual([
      "Bearer access-2",
      "Bearer access-2",
    ]);
    expect(stored()).toMatchObject({ accessToken: "access-2", refreshToken: "refresh-2" });
  });

  test("are renewed when the host says so, and not where another process has done it", async () => {
    letIn(1, Date.now() + HOUR);
    const expired = { status: 401, body: problem("UNAUTHENTICATED", "expired") };
    api.on("GET /whoami", ({ headers }: Seen) =>
      headers.authorization === "Bearer access-1" ? expired : { body: WHO },
    );
    api.on(TOKEN, { body: tokens(2) });
    const [one, two] = [new Tenantry({ configDir: shell.directory }), new Tenantry({ configDir: shell.directory })];
    await Promise.all([one.call("accounts.whoami"), two.call("accounts.whoami")]);
    expect(asked(TOKEN)).toHaveLength(1);
  });

  test("that are renewed no more lead to another sign-in", async () => {
    letIn(1, Date.now() - 1);
    api.on(TOKEN, oauth("invalid_grant"));
    const { code, err } = await shell.run("whoami");
    expect(code).toBe(1);
    expect(err).toContain("Told so. This sign-in has ended. Sign in again: tenantry login");
  });

  test("go nowhere but to their host", async () => {
    letIn(1, Date.now() + HOUR);
    const elsewhere = await startApi();
    elsewhere.on("GET /whoami", { body: WHO });
    await shell.run(`whoami --host ${elsewhere.host}`);
    expect(elsewhere.seen[0]?.headers.authorization).toBeUndefined();
    await elsewhere.stop();
  });
});

test("whoami names host, active workspace, role and end; --workspace needs no other sign-in", async () => {
  letIn(1, Date.now() + HOUR);
  api.on("GET /workspaces/ws_1", { body: { ...VISION, role: "admin" } });
  expect((await shell.run("whoami")).out.replace(api.host, "HOST")).toMatchInlineSnapshot(`
    "Name          Member 0001
    Address       member-0001@example.com
    Host          HOST
    Profile       default
    Organization  every one of yours
    Workspace     Vision
    Role          admin
    Limits        none: all that its owner may
    Ends          2030-01-31
    "
  `);
  api.on("GET /workspaces/audio", { body: { id: "ws_2", slug: "audio", name: "Audio", role: "viewer" } });
  expect((await shell.run("whoami --workspace audio")).out).toMatch(/^Workspace +Audio\nRole +viewer$/m);
});

describe("what was chosen and is out of reach is an error", () => {
  beforeEach(() => letIn(1, Date.now() + HOUR));

  test("the saved workspace", async () => {
    for (const line of ["whoami", "project list", "member list"]) {
      expect(await shell.run(line)).toEqual({
        code: 1,
        out: "",
        err: "The active workspace Vision does not exist, or you have no access to it. Choose another: tenantry workspace set WORKSPACE\n",
      });
    }
    expect((await shell.run("project list --workspace audio")).err).toBe(
      "The workspace audio does not exist, or you have no access to it.\n",
    );
    api.on("GET /whoami", { body: { ...WHO, workspace: { id: "ws_9", slug: "text", name: "Text" } } });
    expect((await shell.run("project list --workspace audio")).err).toMatch(/this credential is for Text alone\./);
  });

  test("the saved project", async () => {
    const project = { id: "prj_1", slug: "mine", name: "Mine" };
    writeProfile(shell.directory, "default", { host: api.host, workspace: VISION, project });
    api.on("GET /workspaces/ws_1", { body: VISION });
    expect((await shell.run("project show")).err).toBe(
      "The active project Mine does not exist any more, or you have no access to it. Choose another: tenantry configure\n",
    );
  });
});

describe("logout", () => {
  test("ends the sign-in on the host too", async () => {
    letIn(1, Date.now() + HOUR);
    api.on("POST /oauth/revoke", { body: {} });
    expect(await shell.run("logout")).toEqual({ code: 0, out: `Signed out of ${api.host}.\n`, err: "" });
    expect(asked("POST /oauth/revoke")[0]?.body).toEqual({ client_id: "tenantry-cli", token: "refresh-1" });
    expect(stored()).toBeNull();
  });

  test("forgets it where the host is away, and says so", async () => {
    letIn(1, Date.now() + HOUR);
    api.on("POST /oauth/revoke", { status: 503, body: {} });
    const { code, err } = await shell.run("logout");
    expect(code).toBe(1);
    expect(err).toContain("End the sign-in there, under Security of your account.");
    expect(stored()).toBeNull();
  });
});
