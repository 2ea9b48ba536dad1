import "server-only";
import type { SystemScope } from "../access/scope";
import { cookieValue } from "../api/request/context-of";
import { actorByToken, sessionCookieName } from "../auth/session";
import { AppError, isAppError } from "../errors";
import { countAttempt, type Limit } from "../limits";
import { safeNext } from "../safe-next";
import { newToken } from "../secrets/token";
import { leadTo } from "./answers";
import { markBrowser } from "./browser-cookie";
import { begin } from "./protocols";
import type { Connection } from "./provider";
import { failTest } from "./receive";
import { beginPrepared, beginTransaction, findPrepared, type Transaction } from "./transactions";

/** Each beginning is a row. A whole office may come from one address. */
const BEGINNINGS: Limit = { name: "sso-start", count: 600, seconds: 300 };

/** The way that was prepared by a click: it is walked in a session of whoever clicked, and of nobody else. */
async function preparedWay(
  scope: SystemScope,
  connection: Connection,
  request: Request,
  token: string,
): Promise<Transaction> {
  const prepared = await findPrepared(scope, connection, token);
  const session = cookieValue(request.headers.get("cookie"), sessionCookieName());
  const actor = session === undefined ? null : await actorByToken(session, scope.request);
  if (prepared === null || actor?.id !== prepared.userId) throw new AppError("EXPIRED", "sso_state");
  return prepared;
}

/**
 * Leads the browser to the provider, and remembers which browser that was.
 * @throws EXPIRED sso_state, FORBIDDEN sso_connection_off, LIMIT rate_limited, and what the protocol refuses
 */
export async function start(scope: SystemScope, connection: Connection, request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const token = query.get("begin");
  await countAttempt(scope, BEGINNINGS, scope.request.address ?? "unknown");
  const prepared = token === null ? null : await preparedWay(scope, connection, request, token);
  // A test is how one finds out whether a connection may be switched on.
  if (!connection.active && prepared?.purpose !== "test") throw new AppError("FORBIDDEN", "sso_connection_off");
  const state = newToken();
  const { browserHash, cookie } = markBrowser(request);
  try {
    // A step that wants a fresh proof is not helped by a provider that nods whoever sits there through.
    const { destination, remembered } = await begin(connection, state, prepared?.purpose === "confirm");
    const way = { state, browserHash, remembered };
    if (prepared !== null) await beginPrepared(scope, prepared.id, way);
    else await beginTransaction(scope, connection, { ...way, next: safeNext(query.get("next")) });
    return leadTo(destination, cookie);
  } catch (thrown) {
    // Whoever tests reads what is missing on the page of the test.
    if (prepared?.purpose !== "test" || !isAppError(thrown)) throw thrown;
    return failTest(scope, prepared, thrown.reason);
  }
}
