import { randomBytes } from "node:crypto";
import { shell } from "../server/testing/processes/shell";

/** Somebody who can sign in, and the cookie of the session that they have. */
export interface SignedIn {
  id: string;
  name: string;
  email: string;
  password: string;
  cookie: { name: string; value: string };
}

type Json = Readonly<Record<string, unknown>>;

/** A call of the REST API; `cookie` is a session's, as a page of the product would send it. */
interface Call {
  method?: string;
  body?: Json;
  cookie?: SignedIn["cookie"];
  basic?: { accessKey: string; secretKey: string };
}

const PASSWORD = "an-unusual-but-fixed-passphrase";

/**
 * Sign-ups are limited by address, of IPv6 by network. The product trusts loopback as a proxy in these runs, so each call
 * may come from a network of its own (RFC 3849).
 */
function someAddress(): string {
  return `2001:db8:${randomBytes(2).toString("hex")}:${randomBytes(2).toString("hex")}::1`;
}

/** The answer's body, or an error with what was answered. */
export async function callApi<T>(
  base: string,
  path: string,
  { method = "GET", body, cookie, basic }: Call = {},
): Promise<T> {
  const headers: Record<string, string> = { origin: base, "x-forwarded-for": someAddress() };
  if (body !== undefined) headers["content-type"] = "application/json";
  if (cookie !== undefined) headers.cookie = `${cookie.name}=${cookie.value}`;
  if (basic !== undefined) headers.authorization = `Basic ${btoa(`${basic.accessKey}:${basic.secretKey}`)}`;
  const answer = await fetch(`${base}/api/v1${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
  return JSON.parse(text) as T;
}

function cookiesOf(answer: Response): Map<string, string> {
  const pairs = answer.headers.getSetCookie().map((line) => line.split(";", 1)[0] ?? "");
  return new Map(pairs.map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]));
}

/** Signs in by password as the sign-in page does, and answers the session's cookie. */
export async function signIn(base: string, email: string, password = PASSWORD): Promise<SignedIn["cookie"]> {
  const origin = { origin: base, "x-forwarded-for": someAddress() };
  const first = await fetch(`${base}/api/auth/csrf`, { headers: origin });
  const { csrfToken } = (await first.json()) as { csrfToken: string };
  const jar = [...cookiesOf(first)].map(([name, value]) => `${name}=${value}`).join("; ");
  const answer = await fetch(`${base}/api/auth/callback/password`, {
    method: "POST",
    redirect: "manual",
    headers: { ...origin, cookie: jar, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ email, password, csrfToken, json: "true", callbackUrl: base }),
  });
  const body = await answer.text();
  const found = [...cookiesOf(answer)].find(([name]) => name.endsWith("tenantry.session"));
  if (found === undefined) throw new Error(`${email} could not sign in: ${answer.status} ${body}`);
  return { name: found[0], value: found[1] };
}

let sequence = 0;

/** A name and address that no other test of this run has. */
export function newIdentity(): { name: string; email: string } {
  sequence += 1;
  const number = `${shell.TEST_WORKER_INDEX ?? "0"}${String(sequence).padStart(3, "0")}`.padStart(4, "0");
  return { name: `Member ${number}`, email: `member-${number}@example.com` };
}

/** Makes the first owner by the set-up link's token. */
export async function setUp(base: string, token: string): Promise<SignedIn> {
  const identity = { name: "Operator", email: "operator-0001@example.com" };
  const body = { token, ...identity, password: PASSWORD };
  const { user } = await callApi<{ user: { id: string } }>(base, "/setup", { method: "POST", body });
  return { ...identity, id: user.id, password: PASSWORD, cookie: await signIn(base, identity.email) };
}

/** Somebody new who has signed up and in; with an invitation's token, by it. */
export async function signUp(
  base: string,
  options: { email?: string; name?: string; invitation?: string } = {},
): Promise<SignedIn> {
  const identity = { ...newIdentity(), ...options };
  const body = { ...identity, password: PASSWORD };
  const { user } = await callApi<{ user: { id: string } }>(base, "/sign-up", { method: "POST", body });
  const { name, email } = identity;
  return { id: user.id, name, email, password: PASSWORD, cookie: await signIn(base, email) };
}

export interface Place {
  id: string;
  slug: string;
  name: string;
}

/** An organization of the test alone, with the workspace that it starts with. */
export interface Tenant {
  owner: SignedIn;
  organization: Place;
  workspace: Place;
}

export async function foundTenant(base: string, owner: SignedIn): Promise<Tenant> {
  const name = `Organization of ${owner.name}`;
  const made = await callApi<Place & { defaultWorkspace: Place }>(base, "/organizations", {
    method: "POST",
    body: { name },
    cookie: owner.cookie,
  });
  return { owner, organization: made, workspace: made.defaultWorkspace };
}

export type WorkspaceRole = "admin" | "member" | "viewer";

/** The token at the end of an invitation's link. */
export function tokenIn(link: string): string {
  return new URL(link).pathname.split("/").at(-1) ?? "";
}

interface Invited {
  items: { link: string }[];
}

/** Invites somebody new into the tenant's workspace; they sign up by the copied link and accept. */
export async function joinTenant(base: string, { owner, workspace }: Tenant, role: WorkspaceRole): Promise<SignedIn> {
  const identity = newIdentity();
  const body = { emails: [identity.email], role };
  const path = `/workspaces/${workspace.id}/invitations`;
  const { items } = await callApi<Invited>(base, path, { method: "POST", body, cookie: owner.cookie });
  const invitation = tokenIn(items[0]?.link ?? "");
  const person = await signUp(base, { ...identity, invitation });
  await callApi(base, `/invitations/${invitation}/accept`, { method: "POST", cookie: person.cookie });
  return person;
}
