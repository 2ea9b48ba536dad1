import { takePanic } from "./wasm.mjs";

/** The JSON-RPC error code under which Prisma's CLI looks for `data`. */
const USER_FACING_ERROR = 4466;

/** `print` requests go from the engine to the CLI; their ids must not meet the ids of the CLI's own requests. */
const FIRST_PRINT_ID = 1_000_000;

function failure(id, error) {
  const panic = takePanic();
  const message = panic ?? error?.message ?? String(error);
  const data = { is_panic: panic !== undefined, message, meta: error?.meta ?? {}, error_code: error?.code };
  return { jsonrpc: "2.0", id, error: { code: USER_FACING_ERROR, message, data } };
}

/**
 * Answers one line of the CLI with the messages to send back. Lines without a method are the CLI's answers to our
 * `print` requests and need none.
 *
 * @param {string} line
 * @param {() => Promise<object>} getEngine
 */
export async function answer(line, getEngine) {
  if (!line.trim()) return [];
  const { id, method, params } = JSON.parse(line);
  if (!method) return [];
  try {
    const engine = await getEngine();
    if (typeof engine[method] !== "function") throw new Error(`The schema engine has no method "${method}".`);
    const result = (await engine[method](params ?? undefined)) ?? null;
    const reply = { jsonrpc: "2.0", id, result };
    // The native engine prints a diff through the CLI; the WebAssembly build returns it.
    if (method !== "diff" || result?.stdout == null) return [reply];
    return [{ jsonrpc: "2.0", id: FIRST_PRINT_ID + id, method: "print", params: { content: result.stdout } }, reply];
  } catch (error) {
    return [failure(id, error)];
  }
}
