import { Readable } from "node:stream";
import { answerDoor } from "@/server/api/doors/doors";
import { newId } from "@/server/ids";
import { hashToken, newToken } from "@/server/secrets/token";
import type { Person } from "../factory";
import { requestInfo } from "../requests";
import { write } from "../rows";

interface ScimReply {
  status: number;
  headers: Record<string, string>;
  /** Empty where there is no content. */
  body: Record<string, unknown>;
}

/** A directory that calls one organization by a token of its own. */
export interface ScimClient {
  tokenId: string;
  token: string;
  call: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<ScimReply>;
}

export async function scimCall(
  token: string | null,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<ScimReply> {
  const [pathname = "", query = ""] = path.split("?");
  const text = body === undefined ? "" : typeof body === "string" ? body : JSON.stringify(body);
  const sent: Record<string, string> = {
    ...(text === "" ? {} : { "content-type": "application/scim+json" }),
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    ...headers,
  };
  const answer = await answerDoor("scim", {
    method,
    path: `/scim/v2${pathname}`,
    query,
    header: (name) => sent[name.toLowerCase()] ?? null,
    body: () => Readable.from([Buffer.from(text)]),
    request: requestInfo(),
  });
  if (typeof answer.body !== "string") throw new Error("a streamed answer");
  const parsed = answer.body === "" ? {} : (JSON.parse(answer.body) as Record<string, unknown>);
  return { status: answer.status, headers: answer.headers, body: parsed };
}

/** A token of an organization, and the calls that it makes. */
export async function scimClient(of: { id: string }, creator: Person): Promise<ScimClient> {
  const [tokenId, token] = [newId("pvt"), newToken()];
  const row = { id: tokenId, organizationId: of.id, label: "Directory", tokenHash: hashToken(token) };
  await write((tx) => tx.provisioningToken.create({ data: { ...row, createdById: creator.id } }));
  return { tokenId, token, call: (...call) => scimCall(token, ...call) };
}

/** A mail domain that the organization has verified. */
export async function verifiedDomain(of: { id: string }, domain: string): Promise<void> {
  const row = { id: newId("dom"), organizationId: of.id, domain, verifiedAt: new Date(), verifiedBy: "operator" };
  await write((tx) => tx.domain.create({ data: row }));
}
