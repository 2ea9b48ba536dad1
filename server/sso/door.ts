import "server-only";
import { systemScope } from "../access/authorize";
import type { SystemScope } from "../access/scope";
import { failureOf } from "../api/failure";
import { infoFromNext } from "../api/next-request";
import { isAppError } from "../errors";
import type { Reason } from "../reasons";
import { countAttempt, type Limit } from "../limits";
import { malformed, redirect, refused } from "./answers";
import { browserHashOf } from "./browser-cookie";
import { complete } from "./complete";
import { findConnection } from "./connections";
import { fieldsOf, readForm } from "./form";
import { leave } from "./leave";
import { noteFailure } from "./notes";
import type { Connection } from "./provider";
import { receiveAssertion, receiveCode } from "./receive";
import { ownMetadata } from "./saml/own-metadata";
import { MALFORMED } from "./saml/reasons";
import { start } from "./start";

/** The steps of a way to a provider and back, each under `/sso/{connection}/`. */
const METHODS = {
  start: ["GET"],
  callback: ["GET"],
  acs: ["POST"],
  complete: ["GET"],
  metadata: ["GET"],
  slo: ["GET", "POST"],
  leave: ["GET"],
} as const satisfies Readonly<Record<string, readonly string[]>>;
type Step = keyof typeof METHODS;

function isStep(text: string): text is Step {
  return Object.hasOwn(METHODS, text);
}

interface Knock {
  scope: SystemScope;
  connection: Connection;
  request: Request;
}

async function acs({ scope, connection, request }: Knock): Promise<Response> {
  const fields = await readForm(request);
  if (fields === null) return malformed(413, scope.request.id);
  return receiveAssertion(scope, connection, fields);
}

async function metadata({ connection }: Knock): Promise<Response> {
  if (connection.protocol !== "saml") return new Response(null, { status: 404 });
  return new Response(await ownMetadata(connection), {
    headers: { "content-type": "application/samlmetadata+xml; charset=utf-8", "cache-control": "no-store" },
  });
}

function callback({ scope, connection, request }: Knock): Promise<Response> {
  const parameters = fieldsOf(new URL(request.url).searchParams);
  return receiveCode(scope, connection, parameters, browserHashOf(request));
}

async function take(step: Step, knock: Knock): Promise<Response> {
  const { scope, connection, request } = knock;
  switch (step) {
    case "start":
      return start(scope, connection, request);
    case "callback":
      return connection.protocol === "oidc" ? callback(knock) : new Response(null, { status: 404 });
    case "acs":
      return connection.protocol === "saml" ? acs(knock) : new Response(null, { status: 404 });
    case "complete":
      return complete(scope, connection, request);
    case "metadata":
      return metadata(knock);
    case "leave":
      return leave(scope, connection, request);
    case "slo":
      // What a provider says here ends nothing: nobody could tell who sent it.
      return redirect("/sign-in");
  }
}

function isMalformed(reason: Reason): boolean {
  return MALFORMED.some((each) => each === reason);
}

/** Each failure is a row of the audit, which nobody from outside may fill at will. */
const FAILURES: Limit = { name: "sso-failure", count: 200, seconds: 300 };

async function isOneTooMany(scope: SystemScope): Promise<boolean> {
  try {
    await countAttempt(scope, FAILURES, scope.request.address ?? "unknown");
    return false;
  } catch (thrown) {
    if (isAppError(thrown)) return true;
    throw thrown;
  }
}

async function refuse({ scope, connection }: Knock, thrown: unknown): Promise<Response> {
  const { id } = scope.request;
  if (!isAppError(thrown)) {
    failureOf(thrown, id);
    return refused("internal", id, connection.id);
  }
  if (await isOneTooMany(scope)) return refused("rate_limited", id, connection.id);
  await noteFailure(scope, connection, thrown.reason);
  return isMalformed(thrown.reason) ? malformed(400, id) : refused(thrown.reason, id, connection.id);
}

/** Answers `/sso/{connection}/{step}`. An absent connection and one that is switched off look the same. */
export async function answerSso(request: Request, connectionId: string, name: string): Promise<Response> {
  if (!isStep(name)) return new Response(null, { status: 404 });
  const allowed: readonly string[] = METHODS[name];
  if (!allowed.includes(request.method)) {
    return new Response(null, { status: 405, headers: { allow: allowed.join(", ") } });
  }
  const scope = systemScope("sign-in", infoFromNext(request.headers));
  try {
    const connection = await findConnection(scope, connectionId);
    if (connection === null) return refused("sso_connection_off", scope.request.id);
    const knock = { scope, connection, request };
    return await take(name, knock).catch((thrown: unknown) => refuse(knock, thrown));
  } catch (thrown) {
    const unavailable = failureOf(thrown, scope.request.id).reason === "database_unavailable";
    return refused(unavailable ? "database_unavailable" : "internal", scope.request.id);
  }
}
