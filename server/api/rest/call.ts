import "server-only";
import { getTRPCErrorFromUnknown, TRPCError } from "@trpc/server";
import { z } from "zod";
import type { Meta } from "../meta";

/** What a procedure is made of, as tRPC's builders leave it: its middlewares in order, the last being the resolver. */
export interface ProcedureParts {
  type: "query" | "mutation" | "subscription";
  meta?: Meta;
  middlewares: readonly Middleware[];
  inputs: readonly unknown[];
  output?: unknown;
}

interface Options {
  ctx: object;
  input: unknown;
  getRawInput: () => Promise<unknown>;
  path: string;
  type: ProcedureParts["type"];
  meta: Meta | undefined;
  signal: undefined;
  batchIndex: number;
}

type Outcome = { ok: true; data: unknown } | { ok: false; error: TRPCError };
type Changes = Partial<Pick<Options, "ctx" | "input" | "getRawInput">>;
type Step = (options: Options & { next: (changes?: Changes) => Promise<Outcome> }) => Promise<Outcome>;
type Middleware = Step & { _type?: string };

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parsed(schema: z.ZodType, value: unknown, code: "BAD_REQUEST" | "INTERNAL_SERVER_ERROR"): unknown {
  try {
    return schema.parse(value);
  } catch (cause) {
    throw new TRPCError({ code, cause });
  }
}

function inputStep(schema: z.ZodType): Step {
  return async ({ getRawInput, input: before, next }) => {
    const value = parsed(schema, await getRawInput(), "BAD_REQUEST");
    return next({ input: isObject(before) && isObject(value) ? { ...before, ...value } : value });
  };
}

function outputStep(schema: z.ZodType): Step {
  return async ({ next }) => {
    const outcome = await next();
    return outcome.ok ? { ok: true, data: parsed(schema, outcome.data, "INTERNAL_SERVER_ERROR") } : outcome;
  };
}

/** The middlewares, with steps of our own in place of those that validate by a schema of zod. */
function stepsOf({ middlewares, inputs, output }: ProcedureParts): readonly Step[] {
  const schemas = [...inputs];
  return middlewares.map((middleware) => {
    const schema = middleware._type === "input" ? schemas.shift() : middleware._type === "output" ? output : undefined;
    if (!(schema instanceof z.ZodType)) return middleware;
    return middleware._type === "input" ? inputStep(schema) : outputStep(schema);
  });
}

function changed(options: Options, changes: Changes | undefined): Options {
  if (changes === undefined) return options;
  return {
    ...options,
    ctx: changes.ctx === undefined ? options.ctx : { ...options.ctx, ...changes.ctx },
    input: "input" in changes ? changes.input : options.input,
    getRawInput: changes.getRawInput ?? options.getRawInput,
  };
}

async function run(steps: readonly Step[], index: number, options: Options): Promise<Outcome> {
  try {
    const step = steps[index];
    if (step === undefined) throw new Error("a procedure without a resolver");
    return await step({ ...options, next: (changes) => run(steps, index + 1, changed(options, changes)) });
  } catch (cause) {
    return { ok: false, error: getTRPCErrorFromUnknown(cause) };
  }
}

export type Call = (ctx: object, input: unknown) => Promise<unknown>;

/**
 * A procedure as a function: the same steps in the same order and with the same options as when tRPC runs them. tRPC's
 * own loop copies the options of each step through property descriptors, and validates in zod's asynchronous way, which
 * does not use its compiled parsers: together that costs several times what the steps themselves do. No schema of ours
 * is asynchronous.
 */
export function callOf(parts: ProcedureParts, path: string): Call {
  const steps = stepsOf(parts);
  const { type, meta } = parts;
  return async (ctx, input) => {
    const getRawInput = () => Promise.resolve(input);
    const fixed = { path, type, meta, signal: undefined, batchIndex: 0 };
    const outcome = await run(steps, 0, { ctx, input: undefined, getRawInput, ...fixed });
    if (!outcome.ok) throw outcome.error;
    return outcome.data;
  };
}
