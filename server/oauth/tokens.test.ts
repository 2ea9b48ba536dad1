import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from "jose";
import { describe, expect, test } from "vitest";
import { answerDoor } from "@/server/api/doors";
import { sql, useDatabase } from "@/server/testing/database";
import { credential } from "@/server/testing/machines";
import { accessToken, askOAuth, knockWith } from "@/server/testing/oauth";
import { requestInfo } from "@/server/testing/requests";
import { tenant } from "@/server/testing/tenant";

useDatabase();

async function published(path: string): Promise<Record<string, unknown>> {
  const answer = await answerDoor("oauth", {
    method: "GET",
    path,
    query: "",
    header: () => null,
    body: async function* () {},
    request: requestInfo(),
  });
  expect([answer.status, answer.headers["cache-control"]]).toEqual([200, "public, max-age=300"]);
  return JSON.parse(String(answer.body)) as Record<string, unknown>;
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
    const body = { label: "by a token" };
    expect((await knockWith(token, "POST", `/workspaces/${workspace.id}/credentials`, body)).status).toBe(200);
    const [row] = await sql<{ credentialId: string }>(
      `select "credentialId" from "audit_entries" where "action" = 'credential.create' order by "id" desc limit 1`,
    );
    expect(row?.credentialId).toBe(machine.id);
  });

  test("is verified by a client without asking, with the published keys alone", async () => {
    const { owner, workspace } = await tenant();
    const machine = await credential(owner, workspace);
    const token = await accessToken(machine, "project.list read_only");
    const keys = (await published("/.well-known/jwks.json")) as unknown as JSONWebKeySet;
    const { issuer, jwks_uri } = await published("/.well-known/oauth-authorization-server");
    expect(jwks_uri).toBe(`${String(issuer)}/.well-known/jwks.json`);
    const { payload, protectedHeader } = await jwtVerify(token, createLocalJWKSet(keys), {
      issuer: String(issuer),
      audience: `${String(issuer)}/api/v1`,
      typ: "at+jwt",
      algorithms: ["ES256"],
    });
    expect(payload).toMatchObject({
      sub: owner.id,
      client_id: machine.accessKey,
      scope: "project.list read_only",
      tenantry_grant: machine.id,
    });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(300);
    expect(protectedHeader.alg).toBe("ES256");
    expect(JSON.stringify(keys)).not.toContain('"d"');
  });
});
