import { Readable } from "node:stream";
import { answerDoor, type Knock } from "@/server/api/doors/doors";
import type { CredentialRef } from "../factories/machines";
import { requestInfo } from "../requests";
import { knock, type Reply } from "./knock";

interface AskOptions {
  /** Shown as `client_secret_basic`. */
  credential?: CredentialRef;
  headers?: Readonly<Record<string, string>>;
  method?: string;
}

export function basic({ accessKey, secretKey }: { accessKey: string; secretKey: string }): { authorization: string } {
  return { authorization: `Basic ${Buffer.from(`${accessKey}:${secretKey}`).toString("base64")}` };
}

/** Posts a form to one of OAuth's addresses, as node:http would. */
export async function askOAuth(
  path: string,
  form: Readonly<Record<string, string>> | string,
  options: AskOptions = {},
): Promise<Reply> {
  const { credential, headers = {}, method = "POST" } = options;
  const text = typeof form === "string" ? form : new URLSearchParams(form).toString();
  const sent: Record<string, string> = {
    "content-type": "application/x-www-form-urlencoded",
    ...(credential === undefined ? {} : basic(credential)),
    ...headers,
  };
  const asked: Knock = {
    method,
    path,
    query: "",
    header: (name) => sent[name.toLowerCase()] ?? null,
    body: () => Readable.from([Buffer.from(text)]),
    request: requestInfo(),
  };
  const answer = await answerDoor("oauth", asked);
  if (typeof answer.body !== "string") throw new Error("an answer of OAuth is streamed");
  return { ...answer, body: JSON.parse(answer.body) as Record<string, unknown> };
}

/** A credential's access token, of everything that it is good for or of the scope given. */
export async function accessToken(credential: CredentialRef, scope?: string): Promise<string> {
  const form = { grant_type: "client_credentials", ...(scope === undefined ? {} : { scope }) };
  const { status, body } = await askOAuth("/oauth/token", form, { credential });
  if (status !== 200) throw new Error(`no token: ${JSON.stringify(body)}`);
  return String(body.access_token);
}

/** Calls the REST door with an access token. */
export async function knockWith(token: string, method: string, path: string, body?: unknown): Promise<Reply> {
  return knock(method, path, {
    headers: { authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { body }),
  });
}

/** The token by which a service account acts as the owner of a job. */
export async function exchange(machine: CredentialRef, job: string): Promise<Reply> {
  const form = {
    grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
    actor_token: await accessToken(machine),
    actor_token_type: "urn:ietf:params:oauth:token-type:access_token",
    subject_token: job,
    subject_token_type: "urn:tenantry:params:oauth:token-type:resource",
  };
  return askOAuth("/oauth/token", form);
}
