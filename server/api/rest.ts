import "server-only";
import { AppError, isAppError, notFound } from "../errors";
import type { RequestInfo } from "../access/scope";
import type { Context } from "./request/context";
import { answerExport } from "./rest/exports";
import { keepReply, replayOf } from "./rest/idempotency";
import { negotiatedAnswer, negotiatedInput } from "./rest/negotiated";
import { json, pdfAnswer, problem, type Answer, type StreamedAnswer } from "./rest/problem";
import { noteCall } from "../usage/calls";
import { refuseBeyondCalls } from "../quotas/api-calls";
import { contextOf } from "./request/context-of";
import { queryOf } from "./rest/query";
import { findRoute, type AddressFields, type Route } from "./rest/routes";

export const REST_PREFIX = "/api/v1";

/** When the caller's credential ends; on every answer to a caller whose credential has an end. */
const EXPIRES_HEADER = "tenantry-credential-expires";

/** Largest body of a write, in bytes. */
const BODY_BYTES = 1_048_576;

/** Largest CSV file, and the largest body of a write that takes much at once. */
const CSV_BYTES = 5_242_880;

interface RestRequest {
  method: string;
  /** Path after the prefix, not decoded. */
  path: string;
  query: string;
  header: (name: string) => string | null;
  /** Reads the body as text; throws INVALID body_too_large past the limit, body_unreadable where it is no UTF-8. */
  body: (limit: number) => Promise<string>;
  /** The same as it is; throws INVALID body_too_large past the limit. */
  bytes: (limit: number) => Promise<Uint8Array>;
  request: RequestInfo;
}

/** How often the caller of a long export is authenticated again: whoever lost access gets no more of it. */
const RECOGNISED_MILLISECONDS = 2_000;

/** Answers one REST call through the procedure that its route names. */
export async function answerRest(incoming: RestRequest): Promise<Answer | StreamedAnswer> {
  const caller: { end: Date | null; ctx: Context | null } = { end: null, ctx: null };
  const answer = await answered(incoming, (ctx) => {
    caller.end = ctx.actor?.credential?.expiresAt ?? null;
    caller.ctx = ctx;
  });
  // Refused and failed calls are not charged.
  if (caller.ctx !== null && answer.status < 400) noteCall(caller.ctx.actor, caller.ctx.trace.scope);
  if (caller.end !== null) answer.headers[EXPIRES_HEADER] = caller.end.toISOString();
  return answer;
}

async function answered(incoming: RestRequest, knowCaller: (ctx: Context) => void): Promise<Answer | StreamedAnswer> {
  const { request } = incoming;
  try {
    const { route, parameters } = findRoute(incoming.method, incoming.path);
    const text = hasBody(route) ? await textOf(incoming, route) : "";
    const ctx = await recognised(incoming);
    knowCaller(ctx);
    // Exports are never refused by a quota: whoever has data may take it out.
    if (route.format === undefined) {
      await refuseBeyondCalls(ctx.actor, route.procedure._def.meta?.permission, request);
    }
    if (route.format === "pdf") return await printed(incoming, route, parameters, ctx);
    if (route.format !== undefined) return await exported(incoming, route, route.format, parameters, ctx);
    const isKept = route.mutation && route.procedure._def.meta?.reveals !== true;
    const key = isKept ? incoming.header("idempotency-key") : null;
    const replayed = await replayOf(ctx, key, [incoming.method, incoming.path, incoming.query, text]);
    if (replayed !== null) return { ...replayed, headers: { ...replayed.headers, "x-request-id": request.id } };
    const input = inputOf(incoming, route, text, parameters);
    if (route.procedure._def.meta?.negotiated === true) {
      const value = await route.call(ctx, { ...negotiatedInput(incoming.header), ...input });
      return negotiatedAnswer(value, request.id);
    }
    const value = await route.call(ctx, input);
    const answer = json(200, value, { "x-request-id": request.id });
    if (key !== null) await keepReply(ctx, key, answer);
    return answer;
  } catch (error) {
    return problem(error, request.id);
  }
}

/** @throws INVALID csv_encoding (csv) for a file in another encoding than UTF-8 */
async function textOf(incoming: RestRequest, route: Route): Promise<string> {
  if (takesPicture(incoming, route)) return Buffer.from(await incoming.bytes(BODY_BYTES)).toString("base64");
  if (!takesCsv(route)) return incoming.body(takesMuch(route) ? CSV_BYTES : BODY_BYTES);
  try {
    return await incoming.body(CSV_BYTES);
  } catch (error) {
    if (isAppError(error) && error.reason === "body_unreadable") throw new AppError("INVALID", "csv_encoding", "csv");
    throw error;
  }
}

/** Some queries are too long for an address and are posted, though they change nothing. */
function hasBody(route: Route): boolean {
  return route.mutation || route.method === "POST";
}

function takesMuch(route: Route): boolean {
  return route.procedure._def.meta?.takesMuch === true;
}

function takesCsv(route: Route): boolean {
  return route.procedure._def.meta?.takesCsv === true;
}

/** The type of a picture is read from its bytes; only JSON is recognised by its content type. */
function takesPicture(incoming: RestRequest, route: Route): boolean {
  return route.procedure._def.meta?.takesPicture === true && !isJson(incoming);
}

function isJson(incoming: RestRequest): boolean {
  return /^application\/json\s*(;|$)/i.test(incoming.header("content-type") ?? "");
}

async function recognised(incoming: RestRequest): Promise<Context> {
  const ctx = await contextOf(incoming);
  if (ctx.actor === null && ctx.refusal !== null) throw ctx.refusal;
  return ctx;
}

async function printed(
  incoming: RestRequest,
  route: Route,
  parameters: AddressFields,
  ctx: Context,
): Promise<StreamedAnswer> {
  const print = route.procedure._def.meta?.printed;
  if (print === undefined) throw notFound();
  const { name, bytes } = await print(await route.call(ctx, inputOf(incoming, route, "", parameters)));
  return pdfAnswer(name, bytes, incoming.request.id);
}

async function exported(
  incoming: RestRequest,
  route: Route,
  format: "csv" | "json",
  parameters: AddressFields,
  first: Context,
): Promise<StreamedAnswer> {
  const columns = route.procedure._def.meta?.exported;
  if (columns === undefined) throw notFound();
  const query = queryOf(route, incoming.query);
  refuseOtherIds(query, parameters);
  const caller = { ctx: first, at: Date.now() };
  const callAgain = async (input: unknown) => {
    if (Date.now() - caller.at > RECOGNISED_MILLISECONDS) {
      caller.ctx = await recognised(incoming);
      caller.at = Date.now();
    }
    return route.call(withoutStanding(caller.ctx), input);
  };
  const { id: requestId } = incoming.request;
  return answerExport({ route, columns, parameters, query, requestId, call: callAgain }, format);
}

/** Drops the standing that was read with the credential, so that it is read anew for each page. */
function withoutStanding(ctx: Context): Context {
  const { actor } = ctx;
  const credential = actor?.credential ?? null;
  if (actor === null || credential === null) return ctx;
  return { ...ctx, actor: { ...actor, credential: { ...credential, standing: null } } };
}

/** The procedure's whole input: the query, the body and the parameters of the path. */
function inputOf(
  incoming: RestRequest,
  route: Route,
  text: string,
  parameters: AddressFields,
): Record<string, unknown> {
  const given = { ...queryOf(route, incoming.query), ...(text === "" ? {} : fieldsOfBody(incoming, route, text)) };
  refuseOtherIds(given, parameters);
  return { ...given, ...parameters };
}

function fieldsOfBody(incoming: RestRequest, route: Route, text: string): Record<string, unknown> {
  if (takesCsv(route) && /^text\/csv\s*(;|$)/i.test(incoming.header("content-type") ?? "")) return { csv: text };
  if (takesPicture(incoming, route)) return { picture: text };
  if (!isJson(incoming)) throw new AppError("INVALID", "body_unreadable", "Content-Type");
  return objectIn(text);
}

function objectIn(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new AppError("INVALID", "body_unreadable");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new AppError("INVALID", "body_unreadable");
  }
  return Object.fromEntries(Object.entries(value));
}

/** Query and body may repeat what the path names, but not contradict it. */
function refuseOtherIds(given: Readonly<Record<string, unknown>>, parameters: AddressFields): void {
  for (const [name, value] of Object.entries(parameters)) {
    if (given[name] !== undefined && given[name] !== value) throw new AppError("INVALID", "invalid_value", name);
  }
}
