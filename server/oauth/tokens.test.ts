import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from "jose";
import { beforeAll, describe, expect, test } from "vitest";
import { rotateSigningKeys } from "@/server/oauth/signing-keys";
import { answerDoor } from "@/server/api/doors/doors";
import { sql, useDatabase } from "@/server/testing/database";
import { instance } from "@/server/testing/factory";
import { credential } from "@/server/testing/factories/machines";
import { nodeListener } from "@/server/http/node-door";
import { accessToken, askOAuth, basic, knockWith } from "@/server/testing/doors/oauth";
import { requestInfo, systemRequest } from "@/server/testing/requests";
import { tenant } from "@/server/testing/tenant";

useDatabase();

async function published(path: string): Promise<Record<string, unknown>> {
  const answer = await answerDoor("oauth", {
    method: "GET",
    path,
    query: "",
    header: () => null,
    body: () => Readable.from([]),
    request: requestInfo(),
  });
  expect([answer.status, answer.headers["cache-control"]]).toEqual([200, "public, max-age=300"]);
  return JSON.parse(typeof answer.body === "string" ? answer.body : "") as Record<string, unknown>;
}

describe("an access token", () => {
  test("is given for a credential, says so, and does what the credential does", async () => {
    const { owner, workspace } = await tenant();
    const machine = await credential(owner, workspace);
    const given = await askOAuth("/oauth/token", { grant_type: "client_credentials" }, { credential: machine });
    expect(given).toMatchObject({ status: 200, body: { token_type: "Bearer", expires_in: 300 } });
    expect(given.headers["cache-control"]).toBe("no-store");
    const token = String(given.body.access_token);
    const who = await knockWith(token, "GET", "/whoami");
    expect(who).toMatchObject({ status: 200, body: { actor: { id: owner.id }, workspace: { id: workspace.id } } });
    expect((await knockWith(token, "GET", `/workspaces/${workspace.id}/projects`)).status).toBe(200);
    const body = { name: "By a token" };
    expect((await knockWith(token, "POST", `/workspaces/${workspace.id}/projects`, body)).status).toBe(200);
    const [row] = await sql<{ credentialId: string }>(
      `select "credentialId" from "audit_entries" where "action" = 'project.create' order by "id" desc limit 1`,
    );
    expect(row?.credentialId).toBe(machine.id);
  });

  test("is verified by a client without asking about it, with the keys that a running server publishes", async () => {
    const { owner, workspace } = await tenant();
    const machine = await credential(owner, workspace);
    const server = createServer(nodeListener(() => Promise.resolve())).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const at = (address: unknown) => `http://127.0.0.1:${port}${new URL(String(address)).pathname}`;
    try {
      const found = await fetch(at("http://x/.well-known/oauth-authorization-server"));
      const metadata = (await found.json()) as Record<string, unknown>;
      const body = new URLSearchParams({ grant_type: "client_credentials", scope: "project.list read_only" });
      const given = await fetch(at(metadata.token_endpoint), { method: "POST", body, headers: basic(machine) });
      const { access_token: token } = (await given.json()) as Record<string, unknown>;
      const issuer = String(metadata.issuer);
      const keys = createRemoteJWKSet(new URL(at(metadata.jwks_uri)));
      const right = { issuer, audience: `${issuer}/api/v1`, typ: "at+jwt", algorithms: ["ES256"] };
      const { payload } = await jwtVerify(String(token), keys, right);
      expect(payload).toMatchObject({
        sub: owner.id,
        client_id: machine.accessKey,
        scope: "project.list read_only",
        tenantry_grant: machine.id,
        tenantry_organization: workspace.organizationId,
        tenantry_workspace: workspace.id,
      });
      expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(300);
      const elsewhere = jwtVerify(String(token), keys, { ...right, audience: "https://other.example.com" });
      await expect(elsewhere).rejects.toThrow(/aud/);
      expect(JSON.stringify(await (await fetch(at(metadata.jwks_uri))).json())).not.toContain('"d"');
    } finally {
      server.close();
      server.closeAllConnections();
    }
  });
});

describe("the keys that sign", () => {
  const kids = async () => {
    const { keys } = await published("/.well-known/jwks.json");
    return (keys as { kid: string }[]).map(({ kid }) => kid);
  };
  const signer = (token: string) => decodeProtectedHeader(token).kid;

  // Its row is what processes wait for each other by.
  beforeAll(() => instance());

  test("change after thirty days: the next is published before it signs, the last until its tokens have ended", async () => {
    const { owner, workspace } = await tenant();
    const machine = await credential(owner, workspace);
    const early = await accessToken(machine);
    const [first = ""] = await kids();
    await rotateSigningKeys(systemRequest());
    expect(await kids()).toEqual([first]);
    await sql(`update "signing_keys" set "createdAt" = now() - interval '31 days'`);
    await Promise.all([rotateSigningKeys(systemRequest()), rotateSigningKeys(systemRequest())]);
    const [, second = "", ...more] = await kids();
    expect(more).toEqual([]);
    // Published, but too new to sign.
    expect(signer(await accessToken(machine))).toBe(first);
    await sql(`update "signing_keys" set "createdAt" = now() - interval '11 minutes' where "id" = $1`, second);
    await rotateSigningKeys(systemRequest());
    const late = await accessToken(machine);
    expect(signer(late)).toBe(second);
    expect([(await knockWith(early, "GET", "/whoami")).status, (await kids()).length]).toEqual([200, 2]);
    await sql(`update "signing_keys" set "replacedAt" = now() - interval '2 hours' where "id" = $1`, first);
    await rotateSigningKeys(systemRequest());
    expect(await kids()).toEqual([second]);
    await rotateSigningKeys(systemRequest());
    expect([
      (await knockWith(early, "GET", "/whoami")).status,
      (await knockWith(late, "GET", "/whoami")).status,
    ]).toEqual([401, 200]);
  });

  test("are sealed where they are kept", async () => {
    const rows = await sql<{ publicJwk: object; sealedPrivate: string }>('select * from "signing_keys"');
    expect(rows.length).toBeGreaterThan(0);
    for (const { publicJwk, sealedPrivate } of rows) {
      expect(publicJwk).not.toHaveProperty("d");
      expect(sealedPrivate).toMatch(/^test\.[\w-]+$/);
    }
  });
});
