import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { authorizeAccount, systemScope } from "@/server/access/authorize";
import { runNextJob, type JobRun } from "@/server/jobs/queue";
import { signInByPassword } from "@/server/auth/sign-in";
import { sessionCookieName } from "@/server/auth/session";
import { answerDevice } from "@/server/device-sign-ins/approval";
import { completeEnv, parseEnv } from "@/server/env";
import { prepareInstance } from "@/server/instance/first-run";
import { log } from "@/server/log";
import { printedInvoices } from "@/server/invoices/attachments";
import { deliverMail } from "@/server/mail/deliver";
import { MAIL_JOB } from "@/server/mail/queue";
import { open } from "@/server/secrets/seal";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { instance, invitation, person } from "@/server/testing/factory";
import { credential, serviceAccount, type CredentialRef } from "@/server/testing/factories/machines";
import { accessToken, askOAuth, exchange, knockWith } from "@/server/testing/doors/oauth";
import { knock } from "@/server/testing/doors/knock";
import { refusalOf } from "@/server/testing/refusal";
import { requestInfo, systemRequest } from "@/server/testing/requests";
import { keepServerErrors } from "@/server/testing/processes/server-log";
import { tenant } from "@/server/testing/tenant";

const lines: string[] = [];
const write = process.stdout.write.bind(process.stdout);

useDatabase();

const holder = globalThis as Record<symbol, Map<string, unknown> | undefined>;
const PASSWORD = "canary-password-1 of some length";
const NEW_PASSWORD = "canary-password-2 of some length";
const TYPED = "canary-typed-into-the-wrong-field";
const SMTP_PASSWORD = "canary-smtp-password";

const DELIVERY = new Map<string, JobRun>([
  [MAIL_JOB, (scope, payload) => deliverMail(scope, payload, printedInvoices)],
]);

/** What must be found nowhere, by its name. */
const canaries = new Map<string, string>();
/** What was answered, where the secret was not what had been asked for. */
const answers: unknown[] = [];

const bodySchema = z.object({ text: z.string() });

async function lettersText(): Promise<string> {
  const rows = await sql<{ id: string; body: string }>(
    'select "id", "sealedBody" as "body" from "mails" where "sealedBody" is not null',
  );
  return rows.map(({ id, body }) => bodySchema.parse(JSON.parse(open(body, `mail:${id}`))).text).join("\n");
}

/** Keeps the token behind a path of a letter as a canary. */
async function keepMailed(name: string, pattern: RegExp): Promise<string> {
  const token = [...(await lettersText()).matchAll(pattern)].at(-1)?.[1] ?? "";
  expect(token, name).toMatch(/^[\w-]{43}$/);
  canaries.set(name, token);
  return token;
}

async function signUpAndReset(): Promise<void> {
  const email = "canary-0001@example.com";
  await knock("POST", "/sign-up", { body: { name: "Canary", email, password: PASSWORD } });
  await keepMailed("verification token", /\/verify-email\/([\w-]+)/g);
  const { token: session } = await signInByPassword(systemScope("sign-in", requestInfo()), email, PASSWORD);
  canaries.set("session token", session);
  const cookie = { cookie: `${sessionCookieName()}=${session}`, origin: "http://localhost:3000" };
  answers.push(await knock("GET", "/account/profile", { headers: cookie }));
  answers.push(await knock("GET", "/account/sessions", { headers: cookie }));
  answers.push(
    await knock("PUT", "/account/password", { headers: cookie, body: { current: TYPED, password: PASSWORD } }),
  );
  answers.push(await knock("POST", "/reset-password", { body: { email } }));
  const token = await keepMailed("reset token", /\/reset-password\?token=([\w-]+)/g);
  answers.push(await knock("PUT", "/reset-password", { body: { token, password: "short" } }));
  answers.push(await knock("PUT", "/reset-password", { body: { token, password: NEW_PASSWORD } }));
  answers.push(await knock("PUT", "/reset-password", { body: { token, password: NEW_PASSWORD } }));
  const wrong = signInByPassword(systemScope("sign-in", requestInfo()), TYPED, TYPED);
  answers.push(await refusalOf(wrong));
}

/** A rotation shows the new secret once; who uses it and what was done to the credential do not. */
async function rotateAndLook(by: CredentialRef, path: string): Promise<void> {
  const headers = { "idempotency-key": "canary-rotation" };
  const rotated = await knock("POST", `${path}/rotate`, { credential: by, headers, body: { overlapSeconds: 60 } });
  expect(rotated.status).toBe(200);
  canaries.set("secret key of a rotation", String(rotated.body.secretKey));
  answers.push(await knock("PUT", `${path}/networks`, { credential: by, body: { networks: ["192.0.2.0/24"] } }));
  for (const view of ["", "/uses", "/history"]) answers.push(await knock("GET", path + view, { credential: by }));
}

async function useMachines(): Promise<void> {
  const { owner, organization, workspace } = await tenant();
  const machine = await credential(owner, organization);
  canaries.set("secret key", machine.secretKey);
  const path = `/workspaces/${workspace.id}/credentials`;
  const headers = { "idempotency-key": "canary" };
  const made = await knock("POST", path, { credential: machine, headers, body: { label: "canary" } });
  canaries.set("secret key that was made", String(made.body.secretKey));
  answers.push(await knock("GET", `${path}?of=everyone`, { credential: machine }));
  answers.push(
    await knock("PATCH", `${path}/${String(made.body.id)}`, { credential: machine, body: { label: "again" } }),
  );
  await rotateAndLook(machine, `${path}/${String(made.body.id)}`);
  answers.push(await knock("GET", "/whoami", { credential: machine }));
  answers.push(await knock("GET", "/whoami", { credential: { ...machine, secretKey: `${machine.secretKey}x` } }));
  const { token } = await invitation(workspace, owner, "canary-0002@example.com");
  canaries.set("invitation token of the link", token);
  await keepMailed("invitation token of the letter", /\/invitations\/([\w-]+)/g);
  answers.push(await knock("GET", `/workspaces/${workspace.id}/invitations`, { credential: machine }));
  answers.push(await knock("GET", `/workspaces/${workspace.id}/audit`, { credential: machine }));
}

/**
 * Tokens in headers and forms, of a credential, of an owner of a job, revoked and forged ones;
 * secrets in the wrong field.
 */
async function useTokens(): Promise<void> {
  const { owner, workspace } = await tenant();
  const machine = await serviceAccount(workspace);
  await sql('update "service_accounts" set "allowImpersonation" = true where "id" = $1', machine.serviceAccount);
  canaries.set("secret key of a client", machine.secretKey);
  const token = await accessToken(machine);
  canaries.set("access token", token);
  canaries.set("signature of a token", token.split(".").at(-1) ?? "");
  const path = `/workspaces/${workspace.id}/resources`;
  const resources = [{ type: "job", externalId: "canary", name: "canary", project: "default" }];
  const made = await knock("POST", path, { credential: await credential(owner, workspace), body: { resources } });
  const [job] = made.body.items as { id: string }[];
  const { body: acting } = await exchange(machine, job?.id ?? "");
  canaries.set("token of impersonation", String(acting.access_token));
  answers.push(
    await knockWith(token, "GET", "/whoami"),
    await knockWith(String(acting.access_token), "POST", path, {}),
  );
  const own = { credential: machine };
  answers.push(await askOAuth("/oauth/introspect", { token }, own), await askOAuth("/oauth/revoke", { token }, own));
  answers.push(await askOAuth("/oauth/revoke", { token: machine.secretKey }, own));
  const { accessKey, secretKey } = machine;
  const form = { grant_type: token, client_id: accessKey, client_secret: secretKey, scope: secretKey };
  answers.push(await askOAuth("/oauth/token", form), await askOAuth("/oauth/token", { ...form, client_id: secretKey }));
  answers.push(await knockWith(token, "GET", `/workspaces/${workspace.id}/projects`));
  answers.push(await knockWith(`${token}x`, "GET", "/whoami"));
}

/** A device's codes and tokens: waiting, let in, renewed, stolen, revoked. */
async function useDevice(): Promise<void> {
  const { owner } = await tenant();
  const client = { client_id: "tenantry-cli" };
  const { body: begun } = await askOAuth("/oauth/device_authorization", { ...client, host: "canary" });
  const [code, shown] = [String(begun.device_code), String(begun.user_code)];
  canaries.set("device code", code);
  const grant = "urn:ietf:params:oauth:grant-type:device_code";
  const redeem = () => askOAuth("/oauth/token", { ...client, grant_type: grant, device_code: code });
  answers.push(await redeem());
  const scope = authorizeAccount(owner.actor, requestInfo(), "device-sign-in.approve", "session");
  answers.push(await answerDevice(scope, { code: shown }, true));
  await sql(`update "device_authorizations" set "polledAt" = "polledAt" - interval '20 seconds'`);
  const { body: first } = await redeem();
  const renew = (token: unknown) =>
    askOAuth("/oauth/token", { ...client, grant_type: "refresh_token", refresh_token: String(token) });
  const { body: second } = await renew(first.refresh_token);
  canaries.set("refresh token", String(first.refresh_token));
  canaries.set("renewed refresh token", String(second.refresh_token));
  canaries.set("access token of a device", String(second.access_token));
  answers.push(await knockWith(String(second.access_token), "GET", "/whoami"), await redeem());
  answers.push(await renew(first.refresh_token), await renew(second.refresh_token));
  answers.push(await askOAuth("/oauth/revoke", { ...client, token: String(second.refresh_token) }));
}

/**
 * A vault's content, saved, refused, listed and delivered masked;
 * its values go out by a reveal and to its person alone.
 */
async function useVaults(): Promise<void> {
  const { owner, workspace } = await tenant();
  const machine = await credential(owner, workspace);
  const value = "canary-value-of-a-vault";
  canaries.set("value of a vault", value);
  const content = `api { password : ${value} }`;
  const path = `/workspaces/${workspace.id}`;
  const headers = { "idempotency-key": "canary-vault" };
  const [users] = await sql<{ id: string }>(
    `select "id" from "groups" where "workspaceId" = $1 and "kind" = 'users'`,
    workspace.id,
  );
  const vault = { name: "canary", groups: [users?.id], format: "hocon", content };
  answers.push(await knock("POST", `${path}/vaults`, { credential: machine, headers, body: vault }));
  answers.push(await knock("PUT", `${path}/vault`, { credential: machine, body: { format: "hocon", content } }));
  const wrong = [`${content} }`, `agent { debug : ${value} }`, `{ "a": "${value}", "a": 1 }`];
  for (const text of wrong) {
    const body = { format: text.startsWith("{") ? "json" : "hocon", content: text };
    answers.push(await knock("PUT", `${path}/vault`, { credential: machine, body }));
  }
  for (const view of ["vaults", "vault", "vault/versions", "vault/history", "audit", "configuration/keys"]) {
    answers.push(await knock("GET", `${path}/${view}`, { credential: machine }));
  }
  answers.push(await callerOf(owner).configuration.get({ workspace: workspace.id }));
  const shown = await callerOf(owner).ownVault.reveal({ workspace: workspace.id });
  expect(shown.content).toBe(content);
}

/**
 * The secret of a bucket: saved, refused, listed, tested where nothing answers;
 * an address is signed by it, not with it.
 */
async function useStorage(): Promise<void> {
  const { storage } = callerOf(await person());
  const secret = "canary-secret-of-a-storage";
  canaries.set("secret of cloud storage", secret);
  const place = { kind: "s3", bucket: "canary-bucket", key: "AKIACANARY", region: "", host: "" } as const;
  const made = await storage.create({ ...place, secret });
  answers.push(made, await refusalOf(storage.create({ ...place, host: "https://127.0.0.1", secret })));
  answers.push(await refusalOf(storage.create({ ...place, bucket: secret.toUpperCase(), secret })));
  answers.push(await storage.update({ access: made.id, ...place, region: "eu-central-1", secret }));
  await sql(`update "storage_accesses" set "host" = 'https://127.0.0.1:1' where "id" = $1`, made.id);
  answers.push(await storage.test({ access: made.id }), await storage.list({}));
  answers.push(await storage.sign({ url: "s3://canary-bucket/a.png" }));
}

/**
 * Third-party keys: saved, refused, listed, replaced and in the log;
 * their values go out by a reveal and to an agent alone.
 */
async function useKeys(): Promise<void> {
  const { owner, workspace, project } = await tenant();
  const machine = await credential(owner, workspace);
  const [secret, second] = ["canary-value-of-a-key", "canary-value-of-a-replaced-key"];
  canaries.set("value of a key", secret).set("value of a replaced key", second);
  const path = `/workspaces/${workspace.id}/projects/${project.id}/keys`;
  const headers = { "idempotency-key": "canary-key" };
  const value = (password: string) => ({ kind: "docker", registry: "example.com", username: "bot", password });
  const made = await knock("POST", path, {
    credential: machine,
    headers,
    body: { name: "canary", value: value(secret) },
  });
  expect(made.status).toBe(200);
  const one = `${path}/${String(made.body.id)}`;
  const wrong = [
    { ...value(secret), registry: "a b" },
    { ...value(secret), kind: "git" },
    { kind: "gcp", serviceAccountJson: secret },
  ];
  for (const body of wrong) {
    answers.push(await knock("POST", path, { credential: machine, body: { name: "wrong", value: body } }));
    answers.push(await knock("PUT", `${one}/value`, { credential: machine, body: { value: body } }));
  }
  answers.push(made, await knock("PUT", `${one}/value`, { credential: machine, body: { value: value(second) } }));
  answers.push(await knock("POST", `${one}/reveal`, { credential: machine }));
  for (const view of [path, one, `${one}/history`, `/workspaces/${workspace.id}/audit`]) {
    answers.push(await knock("GET", view, { credential: machine }));
  }
  answers.push(await callerOf(owner).projects.create({ workspace: workspace.id, name: "Copies", copyKeys: true }));
  const named = { workspace: workspace.id, project: project.id, key: String(made.body.id) };
  expect((await callerOf(owner).projectKeys.reveal(named)).value).toEqual(value(second));
}

/** Errors that quote what they stumble over: a row that the database refuses, a mail server that is away. */
async function fail(): Promise<void> {
  const { owner, workspace } = await tenant();
  await sql(
    'alter table "audit_entries" add constraint "audit_is_full" check ("action" <> \'credential.create\') not valid',
  );
  const machine = await credential(owner, workspace);
  const sent = { credential: machine, body: { label: TYPED } };
  answers.push(await knock("POST", `/workspaces/${workspace.id}/credentials`, sent));
  await sql('alter table "audit_entries" drop constraint "audit_is_full"');
  while (await runNextJob(systemRequest(), DELIVERY));
  const operator = await person({ operator: true });
  answers.push(await callerOf(operator).instance.mails({}), await callerOf(operator).instance.get());
  for (const error of [new Error("plain"), Object.assign(new Error(TYPED), { code: "23514" })]) {
    log().error(
      { error, password: PASSWORD, body: { token: TYPED }, headers: { authorization: TYPED, cookie: TYPED } },
      "canary",
    );
  }
}

beforeAll(async () => {
  await prepareInstance(systemRequest("first-run")).then(({ setUpLink }) => {
    canaries.set("set-up token", new URL(setUpLink ?? "").searchParams.get("token") ?? "");
  });
  await instance({ signUp: "open" });
  completeEnv({ SMTP_URL: `smtp://mailer:${SMTP_PASSWORD}@127.0.0.1:9`, LOG_LEVEL: "debug" });
  // The product's own log with all of its settings, but for where the lines go.
  process.stdout.write = (line: string | Uint8Array) => lines.push(String(line)) > 0;
  holder[Symbol.for("tenantry.process")]?.delete("log");
  for (const [name, value] of Object.entries({ PASSWORD, NEW_PASSWORD, TYPED, SMTP_PASSWORD })) {
    canaries.set(name, value);
  }
  canaries.set("seal key", Buffer.alloc(32, 7).toString("base64"));
  await signUpAndReset();
  await useMachines();
  await useTokens();
  await useDevice();
  await useVaults();
  await useKeys();
  await useStorage();
  await fail();
});

afterAll(() => {
  process.stdout.write = write;
  holder[Symbol.for("tenantry.process")]?.delete("log");
  keepServerErrors();
});

/** The names of the canaries that a text holds, as they are or as a URL or base 64 would carry them. */
function foundIn(text: string): string[] {
  const forms = (value: string) => [
    value,
    encodeURIComponent(value),
    Buffer.from(value).toString("base64"),
    Buffer.from(value).toString("hex"),
  ];
  return [...canaries].filter(([, value]) => forms(value).some((form) => text.includes(form))).map(([name]) => name);
}

describe("a secret", () => {
  test("that is looked for below is one that was really used", () => {
    expect(canaries.size).toBe(26);
    expect([...canaries.values()].filter((value) => value.length < 15)).toEqual([]);
    expect(answers.length).toBeGreaterThan(15);
  });

  test("stands in no table of the database, as text, in base 64 or in hexadecimal", async () => {
    const tables = await sql<{ name: string }>("select tablename as name from pg_tables where schemaname = 'public'");
    for (const { name } of tables) {
      const rows = await sql(`select t::text as row from "${name}" t`);
      // A label is what somebody chose to call something: not even that of the refused credential is kept.
      expect(foundIn(JSON.stringify(rows)), name).toEqual([]);
    }
  });

  test("stands in no line of the log", () => {
    expect(lines.length).toBeGreaterThan(1);
    expect(foundIn(lines.join("\n"))).toEqual([]);
  });

  test("stands in no answer but the one that hands it over: no list, no refusal, no failure, no audit", () => {
    expect(foundIn(JSON.stringify(answers))).toEqual([]);
  });

  test("of the environment stands in no error that stops the start", () => {
    const wrong = {
      SMTP_URL: `http://mailer:${SMTP_PASSWORD}@x`,
      DATABASE_URL: `mysql://u:${PASSWORD}@x`,
      TENANTRY_SEAL_KEYS: TYPED,
      METRICS_TOKEN: "canary",
    };
    for (const [name, value] of Object.entries(wrong)) {
      expect(() => parseEnv({ [name]: value })).toThrow(name);
      try {
        parseEnv({ [name]: value });
      } catch (error) {
        expect(String(error)).not.toContain("canary");
      }
    }
  });
});
