import "server-only";
import { basicPair } from "../api/request/basic";
import type { Actor, RequestInfo } from "../access/scope";
import { actorByCredential } from "../auth/credential";
import { isAppError } from "../errors";
import { clientError, OAuthError } from "./errors";
import type { Form } from "./form";

/** Who asks: the holder of a credential, a public client that names itself and proves nothing, or nobody. */
export type Client = { kind: "credential"; actor: Actor } | { kind: "public"; id: string } | { kind: "none" };

/**
 * Recognises the client by its credential: access key and secret key in Authorization or in the body (RFC 6749, 2.3.1).
 * @throws OAuthError invalid_client, unauthorized_client, invalid_request where both are there
 */
export async function recognise(authorization: string | null, form: Form, request: RequestInfo): Promise<Client> {
  const id = form.get("client_id");
  const secret = form.get("client_secret");
  if (authorization !== null) {
    const pair = basicPair(authorization);
    if (pair === null) throw new OAuthError("invalid_client", "sign_in_required");
    if (secret !== undefined) throw new OAuthError("invalid_request", "One way of showing the credential is enough");
    const actor = await byPair(pair, request);
    if (id !== undefined && id !== actor.credential?.accessKey) {
      throw new OAuthError("invalid_request", "client_id is not the one that was shown");
    }
    return { kind: "credential", actor };
  }
  if (secret !== undefined) return { kind: "credential", actor: await byPair([id ?? "", secret], request, false) };
  return id === undefined ? { kind: "none" } : { kind: "public", id };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

/** Clients differ in whether they encode both halves of Basic as a form; a key that was given by hand may show it. */
async function byPair([id, secret]: readonly [string, string], request: RequestInfo, mayDecode = true): Promise<Actor> {
  try {
    return await actorByCredential(id, secret, request);
  } catch (error) {
    const differs = mayDecode && decoded(secret) !== secret;
    if (!differs || !isAppError(error) || error.reason !== "sign_in_required") throw clientError(error);
  }
  try {
    return await actorByCredential(decoded(id), decoded(secret), request);
  } catch (error) {
    throw clientError(error);
  }
}
