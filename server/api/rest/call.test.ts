import { initTRPC, TRPCError, type AnyTRPCRouter } from "@trpc/server";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { AppError } from "../../errors";
import { callOf, type ProcedureParts } from "./call";
import { listRoutes } from "./routes";

interface Context {
  who: string;
}

const t = initTRPC.context<Context>().create();
const seen: unknown[] = [];

/** Everything that ours are built of: a middleware that adds to the context, two inputs, an output, a resolver. */
const procedure = t.procedure
  .use(async ({ ctx, next, getRawInput, path, type, input }) => {
    seen.push({ ctx, raw: await getRawInput(), path, type, input });
    const result = await next({ ctx: { level: "room" } });
    seen.push(result.ok ? result.data : result.error.code);
    return result;
  })
  .input(z.object({ room: z.string() }))
  .input(z.object({ count: z.coerce.number().default(3) }))
  .output(z.object({ text: z.string() }))
  .query(({ ctx, input }) => {
    if (input.count > 9) throw new AppError("CONFLICT", "taken", "count");
    if (input.count === 9) return JSON.parse('{"text":9}') as { text: string };
    return { text: `${ctx.who} ${ctx.level} ${input.room} ${input.count}`, kept: false };
  });

const router: AnyTRPCRouter = t.router({ get: procedure });
const { get } = router._def.procedures as { get: { _def: ProcedureParts } };
const ours = callOf(get._def, "get");

function theirs(ctx: Context, input: unknown): Promise<unknown> {
  const getRawInput = () => Promise.resolve(input);
  return procedure({ ctx, getRawInput, path: "get", type: "query", signal: undefined, batchIndex: 0 } as never);
}

async function outcomeOf(call: (ctx: Context, input: unknown) => Promise<unknown>, input: unknown) {
  seen.length = 0;
  try {
    return { value: await call({ who: "somebody" }, input), seen: [...seen] };
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    return { code: error.code, message: error.message, cause: error.cause, seen: [...seen] };
  }
}

describe("a procedure is called as tRPC calls it", () => {
  test.each([
    ["with all of its input", { room: "a", count: "4" }],
    ["with what has a default left out, and more than it asks for", { room: "a", other: 1 }],
    ["with an input that is wrong", { count: "x" }],
    ["with no object", "room"],
    ["with nothing", undefined],
    ["where the resolver refuses", { room: "a", count: 10 }],
    ["where the answer is wrong", { room: "a", count: 9 }],
  ])("%s", async (_, input) => {
    const expected = await outcomeOf(theirs, input);
    const outcome = await outcomeOf(ours, input);
    expect({ ...outcome, message: "" }).toEqual({ ...expected, message: "" });
    expect(outcome.seen).toHaveLength(2);
  });
});

test("no schema of a route is asynchronous", () => {
  for (const { name, procedure: routed } of listRoutes()) {
    for (const schema of [...routed._def.inputs, routed._def.output]) {
      if (!(schema instanceof z.ZodType)) continue;
      for (const value of [undefined, {}, { limit: 1 }]) {
        expect(() => schema.safeParse(value), name).not.toThrow();
      }
    }
  }
});
