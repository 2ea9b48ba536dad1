import "server-only";
import type { SystemScope } from "../access/scope";
import { cookieValue } from "../api/request/context-of";
import { redeemTicket } from "../auth/handler";
import { actorByToken, sessionCookieName } from "../auth/session";
import { AppError } from "../errors";
import { admit } from "./admission/admit";
import { confirmIdentity } from "./admission/confirm";
import { connectIdentity } from "./admission/connect";
import { redirect } from "./answers";
import type { Admission, Arrival } from "./arrival";
import { browserHashOf, markBrowser } from "./browser-cookie";
import { noteSuccess } from "./notes";
import { outcomeSchema } from "./outcome";
import type { Connection } from "./provider";
import { fetchOutcome, findByCode, type Transaction } from "./transactions";

/**
 * The way that a code names, in the browser that began it. Whoever lets a victim's browser fetch their own outcome would
 * sign the victim in as themselves, and the other way round.
 */
async function wayOf(scope: SystemScope, connection: Connection, request: Request): Promise<Transaction> {
  const code = new URL(request.url).searchParams.get("code") ?? "";
  const found = await findByCode(scope, connection, code, ["sign-in", "link", "confirm"]);
  // A way that the provider began has no browser; such a connection says that it takes that.
  if (found === null || (found.browserHash !== "" && found.browserHash !== browserHashOf(request))) {
    throw new AppError("EXPIRED", "sso_state");
  }
  return found;
}

async function admissionOf(
  scope: SystemScope,
  request: Request,
  way: Transaction,
  arrival: Arrival,
): Promise<Admission> {
  if (way.purpose === "sign-in") return admit(scope, arrival);
  const cookie = cookieValue(request.headers.get("cookie"), sessionCookieName());
  const actor = cookie === undefined ? null : await actorByToken(cookie, scope.request);
  if (actor?.session == null || actor.id !== way.userId) throw new AppError("EXPIRED", "sso_state");
  const own = { ...arrival, userId: actor.id, sessionId: actor.session.id };
  return way.purpose === "link" ? connectIdentity(scope, own) : confirmIdentity(scope, own);
}

/**
 * The last step: the browser that began fetches what came of it, once, and gets in.
 * @throws EXPIRED sso_state, and whatever admission refuses
 */
export async function complete(scope: SystemScope, connection: Connection, request: Request): Promise<Response> {
  const way = await wayOf(scope, connection, request);
  if (!connection.active) throw new AppError("FORBIDDEN", "sso_connection_off");
  const { identity, session } = outcomeSchema.parse(await fetchOutcome(scope, way));
  const { next, id: transactionId } = way;
  // Whoever the provider sent unasked goes on from here in this browser, as others do from the first step.
  const { browserHash, cookie } = way.browserHash === "" ? markBrowser(request) : { ...way, cookie: undefined };
  const arrival: Arrival = { connection, identity, session, next, browserHash, transactionId };
  const admission = await admissionOf(scope, request, way, arrival);
  if (admission.kind === "link") {
    return redirect(`/sign-in/link?token=${encodeURIComponent(admission.token)}`, cookie);
  }
  const answer = await redeemTicket(request, admission.ticket, admission.next);
  await noteSuccess(scope, connection);
  return answer;
}
