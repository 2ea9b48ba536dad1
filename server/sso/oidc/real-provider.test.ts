import { afterAll, beforeAll, expect, test } from "vitest";
import { completeEnv } from "@/server/env";
import { oidcSettingsSchema } from "@/server/identity-providers/schema/connection";
import { newId } from "@/server/ids";
import { startRealProvider, type RealProvider } from "@/server/testing/sso/real-provider";
import { systemRequest } from "@/server/testing/requests";
import type { OidcConnection } from "../provider";
import { discover } from "./discover";
import { oidcProtocol } from "./protocol";

let provider: RealProvider;
let connection: OidcConnection;

beforeAll(async () => {
  completeEnv({ TENANTRY_OUTBOUND_ALLOW: "127.0.0.1" });
  const id = newId("idp");
  const client = {
    id: "tenantry",
    secret: "a secret: with/signs+",
    redirectUri: `http://localhost:3000/sso/${id}/callback`,
  };
  provider = await startRealProvider(client);
  const found = await discover(provider.issuer);
  connection = {
    id,
    organizationId: newId("org"),
    provider: "custom",
    displayName: "Real",
    active: true,
    createUsers: false,
    defaultRole: "viewer",
    syncGroups: true,
    syncRoles: false,
    withoutMatch: "default",
    protocol: "oidc",
    clientSecret: client.secret,
    settings: oidcSettingsSchema.parse({ ...found, clientId: client.id, additionalScopes: ["groups"] }),
  };
});

afterAll(() => provider.stop());

test("with nothing but what discovery finds, somebody comes in and goes out", async () => {
  const { destination, remembered } = await oidcProtocol.begin(connection, "the state");
  if (destination.kind !== "redirect") throw new Error("no redirect");
  const back = await provider.signIn(destination.url, "member-0001");
  expect(`${back.origin}${back.pathname}`).toBe(`http://localhost:3000/sso/${connection.id}/callback`);
  const parameters = Object.fromEntries(back.searchParams);
  const answer = await oidcProtocol.answer(systemRequest("sign-in"), connection, remembered, parameters);
  expect(answer.checks.filter(({ result }) => result === "failed")).toEqual([]);
  expect(answer.outcome).toMatchObject({
    ok: true,
    identity: {
      subject: "member-0001",
      email: "member-0001@example.com",
      emailVerified: true,
      name: "member-0001",
      groups: ["ml", "ops"],
    },
  });
  if (!answer.outcome.ok) return;
  const leaving = await oidcProtocol.signOut(connection, answer.outcome.session);
  const shown = await fetch(leaving?.url ?? "");
  expect([shown.status, await shown.text()]).toEqual([200, expect.stringContaining("/session/end/confirm")]);
  // The code is spent.
  const again = await oidcProtocol.answer(systemRequest("sign-in"), connection, remembered, parameters);
  expect(again.outcome).toEqual({ ok: false, reason: "sso_provider_failed" });
});
