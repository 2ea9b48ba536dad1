import { expect, test } from "vitest";
import { authorizeAccount, systemScope } from "@/server/access/authorize";
import { answerDevice } from "@/server/device-sign-ins/approval";
import { redeemDeviceCode } from "@/server/device-sign-ins/grants";
import { sql, useDatabase } from "@/server/testing/database";
import { askOAuth, knockWith } from "@/server/testing/doors/oauth";
import { credential } from "@/server/testing/factories/machines";
import type { Person } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { requestInfo } from "@/server/testing/requests";
import { tenant } from "@/server/testing/tenant";

useDatabase();

const CLIENT = { client_id: "tenantry-cli" };
const DEVICE_CODE = "urn:ietf:params:oauth:grant-type:device_code";

const begin = (form: Readonly<Record<string, string>> = {}) =>
  askOAuth("/oauth/device_authorization", { ...CLIENT, host: "build-7", ...form });
const redeem = (code: unknown) =>
  askOAuth("/oauth/token", { ...CLIENT, grant_type: DEVICE_CODE, device_code: String(code) });
const renew = (token: unknown) =>
  askOAuth("/oauth/token", { ...CLIENT, grant_type: "refresh_token", refresh_token: String(token) });

async function approve(who: Person, code: unknown): Promise<void> {
  const scope = authorizeAccount(who.actor, requestInfo(), "device-sign-in.approve", "session");
  await answerDevice(scope, { code: String(code) }, true);
}

/** The tokens of a device that somebody has let in. */
async function tokensOf(who: Person, form: Readonly<Record<string, string>> = {}) {
  const { body } = await begin(form);
  await approve(who, body.user_code);
  return (await redeem(body.device_code)).body;
}

test("a device gets codes, then a token of the one who approved, which reaches all that they reach", async () => {
  const { owner, workspace, organization } = await tenant();
  const begun = await begin();
  expect(begun).toMatchObject({ status: 200, body: { expires_in: 600, interval: 5 } });
  expect(begun.headers["cache-control"]).toBe("no-store");
  const { user_code: code, verification_uri: page, verification_uri_complete: whole } = begun.body;
  expect(whole).toBe(`${String(page)}?user_code=${String(code)}`);
  const waiting = await redeem(begun.body.device_code);
  expect(waiting).toMatchObject({ status: 400, body: { error: "authorization_pending" } });
  expect(await redeem(begun.body.device_code)).toMatchObject({ status: 400, body: { error: "slow_down" } });
  await approve(owner, code);
  await sql(`update "device_authorizations" set "polledAt" = "polledAt" - interval '20 seconds'`);
  const { status, body } = await redeem(begun.body.device_code);
  expect({ status, body }).toMatchObject({ status: 200, body: { token_type: "Bearer", expires_in: 300 } });
  const token = String(body.access_token);
  const who = await knockWith(token, "GET", "/whoami");
  expect(who.body).toMatchObject({ actor: { id: owner.id }, workspace: null, scopes: null });
  expect(new Date((who.body as { expiresAt: string }).expiresAt).getTime()).toBeGreaterThan(Date.now());
  for (const path of [`/workspaces/${workspace.id}`, `/organizations/${organization.id}`, "/projects"]) {
    expect((await knockWith(token, "GET", path)).status).toBe(200);
  }
});

test("a device that does not wait is told to wait ever longer, and in the end its questions write nothing more", async () => {
  const { body } = await begin();
  const waits = async () =>
    (await sql('select "interval", "polledAt" from "device_authorizations" order by "id"')).at(-1);
  await redeem(body.device_code);
  const slow = { status: 400, body: { error: "slow_down" } };
  for (const interval of [10, 15]) {
    expect(await redeem(body.device_code)).toMatchObject(slow);
    expect(await waits()).toMatchObject({ interval });
  }
  await sql('update "device_authorizations" set "interval" = 600');
  const before = await waits();
  expect(await redeem(body.device_code)).toMatchObject(slow);
  expect(await waits()).toEqual(before);
});

test("who tries codes that nobody was given is stopped by address, and whoever waits there goes on", async () => {
  const { body } = await begin();
  const from = (code: unknown, address: string) =>
    redeemDeviceCode(systemScope("oauth", requestInfo({ address })), {
      deviceCode: String(code),
      clientId: CLIENT.client_id,
    });
  for (let number = 0; number < 60; number += 1) {
    expect(await from(`wrong-${number}`, "198.51.100.7")).toMatchObject({ error: "invalid_grant" });
  }
  expect(await refusalOf(from("wrong-60", "198.51.100.7"))).toBe("LIMIT rate_limited");
  expect(await from("wrong-60", "198.51.100.8")).toMatchObject({ error: "invalid_grant" });
  expect(await from(body.device_code, "198.51.100.7")).toMatchObject({ error: "authorization_pending" });
});

test("a device does nothing that wants a session: it lets no other device in and changes no password", async () => {
  const { owner } = await tenant();
  const token = String((await tokensOf(owner)).access_token);
  const { body: another } = await begin();
  const calls = [
    ["POST", "/account/device-requests/approve", { code: another.user_code }],
    ["GET", "/account/device-sign-ins", undefined],
    ["PUT", "/account/password", { current: "x", password: "another-unusual-passphrase" }],
    ["POST", "/account/removal", { email: owner.email, password: "x" }],
  ] as const;
  for (const [method, path, input] of calls) {
    const { status, body } = await knockWith(token, method, path, input);
    expect({ path, status, body }).toMatchObject({ path, status: 403, body: { reason: "fresh_sign_in_required" } });
  }
});

test("its tokens are renewed, and revoking the refresh token ends the access token too", async () => {
  const { owner } = await tenant();
  const first = await tokensOf(owner);
  const second = (await renew(first.refresh_token)).body;
  expect(second.refresh_token).not.toBe(first.refresh_token);
  const token = String(second.access_token);
  expect((await knockWith(token, "GET", "/whoami")).status).toBe(200);
  const revoked = await askOAuth("/oauth/revoke", { ...CLIENT, token: String(second.refresh_token) });
  expect(revoked).toMatchObject({ status: 200, body: {} });
  expect((await knockWith(token, "GET", "/whoami")).status).toBe(401);
  expect(await renew(second.refresh_token)).toMatchObject({ status: 400, body: { error: "invalid_grant" } });
});

test("it may ask for less than all", async () => {
  const { owner, workspace } = await tenant();
  const tokens = await tokensOf(owner, { scope: "project.list workspace.read read_only" });
  expect(tokens.scope).toBe("project.list workspace.read read_only");
  const token = String((await renew(tokens.refresh_token)).body.access_token);
  expect((await knockWith(token, "GET", `/workspaces/${workspace.id}/projects`)).status).toBe(200);
  expect((await knockWith(token, "GET", `/workspaces/${workspace.id}/members`)).status).toBe(403);
  const made = await knockWith(token, "POST", `/workspaces/${workspace.id}/projects`, { name: "Vision" });
  expect(made.status).toBe(403);
});

test("what asks wrongly is told so", async () => {
  const { owner, workspace } = await tenant();
  const machine = await credential(owner, workspace);
  expect((await begin({ client_id: "another" })).body).toMatchObject({ error: "invalid_client" });
  expect((await begin({ scope: "everything" })).body).toMatchObject({ error: "invalid_scope" });
  expect((await begin({ host: "a\u202ename" })).body).toMatchObject({ error: "invalid_request" });
  expect((await renew("a.token.of.nobody")).body).toMatchObject({ error: "invalid_grant" });
  const form = { grant_type: "refresh_token", refresh_token: "x" };
  const byKey = await askOAuth("/oauth/token", form, { credential: machine });
  expect(byKey.body).toMatchObject({ error: "unauthorized_client" });
});
