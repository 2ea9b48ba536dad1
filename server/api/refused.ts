import "server-only";
import { systemScope } from "../access/authorize";
import { recordRefusal } from "../audit/refusals";
import type { AuditDraft } from "../audit/entry";
import { describeError, log } from "../log";
import type { Context } from "./request/context";
import { domainError } from "./failure";
import type { Meta } from "./meta";

const ID_LENGTH = 80;

/** What the refused caller named, as far as it is an id or slug: the row shall say what was tried. */
function namedTarget(input: unknown): string | null {
  if (typeof input !== "object" || input === null) return null;
  for (const name of ["project", "workspace", "organization"]) {
    const value: unknown = Reflect.get(input, name);
    if (typeof value === "string" && /^[A-Za-z0-9_-]+$/.test(value)) return value.slice(0, ID_LENGTH);
  }
  return null;
}

/** One row for a mutation that was answered 403 or 404. It goes to the organization only if the caller belongs to it. */
export async function auditRefusedMutation(
  ctx: Context,
  meta: Meta | undefined,
  path: string,
  input: unknown,
  thrown: unknown,
): Promise<void> {
  const { error } = domainError(thrown);
  if (ctx.actor === null || (error.code !== "FORBIDDEN" && error.code !== "NOT_FOUND")) return;
  const scope = ctx.trace.scope ?? systemScope("refusal", ctx.request);
  const place = ctx.trace.scope === null ? error.details.place : undefined;
  const draft: AuditDraft = {
    target: { type: meta?.level ?? "procedure", id: namedTarget(input), name: null },
    reason: error.reason,
    actor: { ...ctx.actor, credentialId: ctx.actor.credential?.id ?? null },
    ...(place === undefined ? {} : { place }),
  };
  try {
    await recordRefusal(scope, meta?.permission ?? path, "refused", draft);
  } catch (failure) {
    log().error({ requestId: ctx.request.id, error: describeError(failure) }, "a refusal could not be recorded");
  }
}
