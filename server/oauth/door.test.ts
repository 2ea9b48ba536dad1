import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openApiText } from "@/server/api/rest/openapi";
import { useDatabase } from "@/server/testing/database";
import { credential, serviceAccount } from "@/server/testing/factories/machines";
import { askOAuth, basic } from "@/server/testing/doors/oauth";
import { tenant } from "@/server/testing/tenant";
import { sql } from "@/server/testing/database";
import { hashToken } from "@/server/secrets/token";

useDatabase();

const GRANT = { grant_type: "client_credentials" };

describe("the token endpoint", () => {
  test("takes the credential in the header or in the body, not in both, and one by one", async () => {
    const { owner, workspace } = await tenant();
    const machine = await credential(owner, workspace);
    const { accessKey, secretKey } = machine;
    const ask = async (form: Record<string, string>, headers = {}) => {
      const { status, body } = await askOAuth("/oauth/token", { ...GRANT, ...form }, { headers });
      return [status, body.error ?? "given"];
    };
    const posted = { client_id: accessKey, client_secret: secretKey };
    expect(await ask(posted)).toEqual([200, "given"]);
    expect(await ask({}, basic(machine))).toEqual([200, "given"]);
    expect(await ask({ client_id: accessKey }, basic(machine))).toEqual([200, "given"]);
    expect(await ask({ client_id: "another-key" }, basic(machine))).toEqual([400, "invalid_request"]);
    expect(await ask(posted, basic(machine))).toEqual([400, "invalid_request"]);
    expect(await ask({ ...posted, client_secret: "wrong" })).toEqual([401, "invalid_client"]);
    expect(await ask({ client_id: accessKey })).toEqual([401, "invalid_client"]);
    expect(await ask({})).toEqual([401, "invalid_client"]);
    expect(await ask({}, { authorization: "Digest x" })).toEqual([401, "invalid_client"]);
    expect(await ask({ ...posted, scope: "" })).toEqual([200, "given"]);
    await sql('update "users" set "suspendedAt" = now() where "id" = $1', owner.id);
    expect(await ask(posted)).toEqual([403, "unauthorized_client"]);
  });

  test("takes a secret of one's own choice however its client encodes it", async () => {
    const { owner, workspace } = await tenant();
    const { accessKey, id } = await credential(owner, workspace);
    const secretKey = "a+secret/of%ones own: choice & sign=";
    await sql('update "credentials" set "secretHash" = $2 where "id" = $1', id, hashToken(secretKey));
    const encoded = new URLSearchParams({ s: secretKey }).toString().slice(2);
    for (const shown of [secretKey, encoded, encodeURIComponent(secretKey)]) {
      const headers = basic({ accessKey, secretKey: shown });
      expect((await askOAuth("/oauth/token", GRANT, { headers })).status, shown).toBe(200);
    }
  });

  test("says what is wrong in OAuth's words, and keeps every answer out of caches", async () => {
    const { owner, workspace } = await tenant();
    const machine = await credential(owner, workspace);
    const ask = async (form: Record<string, string> | string, options = {}) => {
      const { status, body, headers } = await askOAuth("/oauth/token", form, { credential: machine, ...options });
      expect([headers["cache-control"], headers.pragma]).toEqual(["no-store", "no-cache"]);
      return `${status} ${String(body.error)}`;
    };
    expect(await ask({})).toBe("400 invalid_request");
    expect(await ask("grant_type=client_credentials&grant_type=x")).toBe("400 invalid_request");
    expect(await ask({ grant_type: "password" })).toBe("400 unsupported_grant_type");
    expect(await ask({ grant_type: "constructor" })).toBe("400 unsupported_grant_type");
    expect(await ask({ ...GRANT, scope: "nothing.known" })).toBe("400 invalid_scope");
    expect(await ask(GRANT, { method: "GET" })).toBe("405 invalid_request");
    expect(await ask("{}", { headers: { "content-type": "application/json" } })).toBe("400 invalid_request");
    expect(await ask(`scope=${"x".repeat(70_000)}`)).toBe("413 invalid_request");
    const unknown = await askOAuth("/oauth/elsewhere", GRANT, { credential: machine });
    expect([unknown.status, unknown.body.error]).toEqual([404, "invalid_request"]);
    const { headers } = await askOAuth("/oauth/token", { ...GRANT, client_id: "x", client_secret: "y" });
    expect(headers["www-authenticate"]).toContain("Basic");
  });

  test("exchanges nothing for what is not a service account's own token", async () => {
    const { owner, workspace } = await tenant();
    const [person, machine] = [await credential(owner, workspace), await serviceAccount(workspace)];
    const tokenOf = async (who: typeof person) =>
      String((await askOAuth("/oauth/token", GRANT, { credential: who })).body.access_token);
    const form = {
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      actor_token: await tokenOf(machine),
      actor_token_type: "urn:ietf:params:oauth:token-type:access_token",
      subject_token: "res_00000000000000000000000000",
      subject_token_type: "urn:tenantry:params:oauth:token-type:resource",
    };
    const ask = async (other: Record<string, string>, by?: typeof person) =>
      (await askOAuth("/oauth/token", { ...form, ...other }, by === undefined ? {} : { credential: by })).body.error;
    expect(await ask({})).toBe("invalid_target");
    expect(await ask({}, machine)).toBe("invalid_target");
    expect(await ask({ audience: "https://other.example.com" })).toBe("invalid_target");
    for (const other of [
      { actor_token: "" },
      { actor_token: "x" },
      { actor_token: await tokenOf(person) },
      { actor_token_type: "urn:ietf:params:oauth:token-type:saml2" },
      { subject_token_type: "urn:ietf:params:oauth:token-type:access_token" },
      { requested_token_type: "urn:ietf:params:oauth:token-type:refresh_token" },
    ]) {
      expect(await ask(other), JSON.stringify(other).slice(0, 60)).toBe("invalid_request");
    }
    expect(await ask({}, person)).toBe("invalid_request");
  });
});

test("the reply, the description of the API and the guide say the same of a token's life", async () => {
  const { owner, workspace } = await tenant();
  const { body } = await askOAuth("/oauth/token", GRANT, { credential: await credential(owner, workspace) });
  const said = `lives ${String(body.expires_in)} seconds`;
  expect(await openApiText()).toContain(said);
  expect(await readFile(join(import.meta.dirname, "../../docs/guides/oauth.md"), "utf8")).toContain(said);
  const soon = await credential(owner, workspace, { expiresAt: new Date(Date.now() + 60_000) });
  const short = await askOAuth("/oauth/token", GRANT, { credential: soon });
  expect(Number(short.body.expires_in)).toBeLessThanOrEqual(60);
});

test("the description of the API names both ways to sign in", async () => {
  const { components } = JSON.parse(await openApiText()) as {
    components: { securitySchemes: Record<string, unknown> };
  };
  expect(components.securitySchemes).toMatchObject({ credential: { scheme: "basic" }, token: { scheme: "bearer" } });
});
