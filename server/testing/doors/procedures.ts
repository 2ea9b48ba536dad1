import { callTRPCProcedure, type TRPCProcedureType } from "@trpc/server";
import type { Actor } from "@/server/access/scope";
import { domainError } from "@/server/api/failure";
import type { Meta } from "@/server/api/meta";
import { makeContext } from "@/server/api/request/context";
import { appRouter } from "@/server/api/root";
import type { Browser } from "@/server/auth/browser";
import type { Code } from "@/server/errors";
import type { Reason } from "@/server/reasons";
import { requestInfo } from "../requests";

/** What a procedure of the router declares. */
export interface Declared {
  path: string;
  type: TRPCProcedureType;
  meta: Meta;
  /** `METHOD /path` of its REST route; empty where it has none. */
  route: string;
  /** The parameters of its REST path, without those that name its level's place. */
  ids: readonly string[];
}

/** The fields by which an input names the place that its level is about. */
export const PLACES: Readonly<Record<string, readonly string[]>> = {
  organization: ["organization"],
  workspace: ["workspace"],
  project: ["workspace", "project"],
};

export function placeholdersOf(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");
}

/** At run time the router's procedures are one flat record; its type nests them. */
const flat: Readonly<Record<string, unknown>> = appRouter._def.procedures;

function isProcedure(value: unknown): value is { _def: { type: TRPCProcedureType; meta?: Meta } } {
  return typeof value === "function" && "_def" in value;
}

function declaredBy(path: string): Declared {
  const procedure = flat[path];
  if (!isProcedure(procedure)) throw new Error(`${path} is no procedure`);
  const { type, meta = {} } = procedure._def;
  const route = meta.openapi === undefined ? "" : `${meta.openapi.method} ${meta.openapi.path}`;
  const places = PLACES[meta.level ?? ""] ?? [];
  return { path, type, meta, route, ids: placeholdersOf(route).filter((name) => !places.includes(name)) };
}

/** Every procedure there is, from the router itself. */
export const declared: readonly Declared[] = Object.keys(flat).map(declaredBy);

export const queries = declared.filter(({ type }) => type === "query");
export const mutations = declared.filter(({ type }) => type === "mutation");

/** How a call ended: "done", or code and reason of the domain's error. */
export interface Outcome {
  code: Code | "done";
  reason: Reason | null;
  field: string | undefined;
  value: unknown;
  /** The id of the request, by which its audit rows are found. */
  request: string;
}

/** Calls a procedure as a door does, with the input as it comes over the wire. */
export async function call(
  procedure: Declared,
  actor: Actor | null,
  input: unknown,
  browser: Browser = {},
): Promise<Outcome> {
  const transport = actor === null ? "none" : actor.credential === null ? "cookie" : "credential";
  const request = requestInfo();
  const ctx = makeContext({ actor, request, transport, refusal: null, browser });
  const { path, type } = procedure;
  const getRawInput = () => Promise.resolve(input);
  try {
    const value: unknown = await callTRPCProcedure({
      router: appRouter,
      path,
      type,
      ctx,
      getRawInput,
      signal: undefined,
      batchIndex: 0,
    });
    return { code: "done", reason: null, field: undefined, value, request: request.id };
  } catch (thrown) {
    const { error } = domainError(thrown);
    // An error that nobody foresaw is a fault of the product, never an outcome.
    if (error.reason === "internal") throw thrown;
    return { code: error.code, reason: error.reason, field: error.field, value: undefined, request: request.id };
  }
}
