import "server-only";
import { z } from "zod";
import { systemScope } from "../../access/authorize";
import type { Actor } from "../../access/scope";
import { recorded } from "../../audit/recorded";
import { AppError } from "../../errors";
import { open, seal } from "../../secrets/seal";
import { hashToken } from "../../secrets/token";
import type { Context } from "../request/context";
import type { Answer } from "./problem";

const KEY = /^[\x21-\x7e]{1,255}$/;
const replySchema = z.object({ headers: z.record(z.string(), z.string()), body: z.string() });

/**
 * A kept answer may hold what another credential of the same person must not see, so each has keys of its own; and so has
 * each token that may less than its credential, or stands for somebody else.
 */
function callerOf({ id, credential, impersonator }: Actor): string {
  if (credential === null) return id;
  const { scopes } = credential;
  const narrowed = scopes === null ? [] : [hashToken(JSON.stringify(scopes)).slice(0, 16)];
  return [credential.id, ...(impersonator === null ? [] : [id]), ...narrowed].join(":");
}

/**
 * Looks an Idempotency-Key up for its caller. Returns the stored answer of the same request, or null where the request
 * is new; the key is then written in the transaction of the change itself (`audited`).
 * @throws CONFLICT idempotency_key_reused for another request, idempotency_key_in_progress while the first one runs
 */
export async function replayOf(
  ctx: Context,
  header: string | null,
  request: readonly string[],
): Promise<Answer | null> {
  if (header === null || ctx.actor === null) return null;
  if (!KEY.test(header)) throw new AppError("INVALID", "invalid_value", "Idempotency-Key");
  const hash = hashToken(request.join("\n"));
  const caller = callerOf(ctx.actor);
  const scope = systemScope("idempotency", ctx.request);
  const row = await scope.db.idempotencyKey.findUnique({ where: { caller_key: { caller, key: header } } });
  if (row === null) {
    ctx.request.idempotency = { caller, key: header, hash };
    return null;
  }
  if (row.requestHash !== hash) throw new AppError("CONFLICT", "idempotency_key_reused", "Idempotency-Key");
  if (row.status === null || row.sealedReply === null) {
    throw new AppError("CONFLICT", "idempotency_key_in_progress", "Idempotency-Key");
  }
  const { headers, body } = replySchema.parse(JSON.parse(open(row.sealedReply, `idempotency:${caller}:${header}`)));
  return { status: row.status, headers: { ...headers, "idempotency-replayed": "true" }, body };
}

/** Keeps the answer of a request whose key was written with its change. */
export async function keepReply(ctx: Context, key: string | null, answer: Answer): Promise<void> {
  // The change removes the mark when it writes the key; a request that changed nothing has nothing to keep.
  if (key === null || ctx.actor === null || ctx.request.idempotency !== undefined) return;
  const caller = callerOf(ctx.actor);
  const sealedReply = seal(
    JSON.stringify({ headers: answer.headers, body: answer.body }),
    `idempotency:${caller}:${key}`,
  );
  await recorded(systemScope("idempotency", ctx.request), "idempotency-reply", (tx) =>
    tx.idempotencyKey.updateMany({ where: { caller, key }, data: { status: answer.status, sealedReply } }),
  );
}
