import { describe, expect, it } from "vitest";
import { answer } from "./rpc.mjs";

const engine = {
  listMigrations: async (params) => ({ got: params }),
  diff: async () => ({ exitCode: 2, stdout: "-- a diff" }),
  reset: async () => {
    throw Object.assign(new Error("refused"), { code: "P3005", meta: { table: "notes" } });
  },
};
const ask = (message) => answer(JSON.stringify({ jsonrpc: "2.0", id: 7, ...message }), async () => engine);

describe("the schema engine's conversation with Prisma's command line", () => {
  it("answers a call with its result", async () => {
    const result = { got: { a: 1 } };
    expect(await ask({ method: "listMigrations", params: { a: 1 } })).toEqual([{ jsonrpc: "2.0", id: 7, result }]);
  });

  it("prints a diff before it answers, as the native engine does", async () => {
    const [print, reply] = await ask({ method: "diff" });
    expect(print).toMatchObject({ method: "print", params: { content: "-- a diff" } });
    expect(reply).toMatchObject({ id: 7, result: { exitCode: 2 } });
  });

  it("hands errors on with their code, so that the command line can explain them", async () => {
    const data = { is_panic: false, message: "refused", meta: { table: "notes" }, error_code: "P3005" };
    expect(await ask({ method: "reset" })).toMatchObject([{ id: 7, error: { code: 4466, data } }]);
  });

  it("reports a panic as such", async () => {
    engine.dbExecute = async () => {
      globalThis.PRISMA_WASM_PANIC_REGISTRY.set_message("a Rust panic");
      throw new Error("unreachable");
    };
    expect(await ask({ method: "dbExecute" })).toMatchObject([
      { error: { data: { is_panic: true, message: "a Rust panic" } } },
    ]);
    expect(await ask({ method: "reset" })).toMatchObject([{ error: { data: { is_panic: false } } }]);
  });

  it("refuses a method that the engine does not have, and ignores answers to its own prints", async () => {
    expect(await ask({ method: "toString2" })).toMatchObject([
      { error: { message: expect.stringContaining("no method") } },
    ]);
    expect(await ask({ result: null })).toEqual([]);
    expect(await answer("", async () => engine)).toEqual([]);
  });
});
