import "server-only";
import type { WorkspaceScope } from "../../access/scope";
import { recordRefusal } from "../../audit/refusals";
import { AppError } from "../../errors";
import { changing } from "../queries/views";

/** The refusal of somebody who sees the place or the resource and lacks the right to change it. */
export function lacking(scope: WorkspaceScope, type: string): AppError {
  const place = { organizationId: scope.organization.id, workspaceId: scope.workspace.id };
  return new AppError("FORBIDDEN", "permission_missing", undefined, { permission: changing(type), place });
}

/** What an item of a batch says of its refusal. */
export function refusalFields({ code, reason, field, details: { detail } }: AppError) {
  const words = { ...(field === undefined ? {} : { field }), ...(detail === undefined ? {} : { detail }) };
  return { status: "refused" as const, code, reason, ...words };
}

/**
 * A refused item leaves its row in the audit, as a call about it alone would; one for each reason and type, since a
 * batch that goes to the wrong place repeats itself a thousand times.
 */
export async function recordRefused(
  scope: WorkspaceScope,
  action: "resource.register" | "resource.remove",
  refused: readonly { error: AppError; id: string | null }[],
): Promise<void> {
  const told = new Map<string, { error: AppError; id: string | null }>();
  for (const one of refused) {
    const { code, reason, field } = one.error;
    if (code === "FORBIDDEN" || code === "NOT_FOUND") told.set(`${reason} ${field ?? ""}`, one);
  }
  for (const { error, id } of told.values()) {
    await recordRefusal(scope, action, "refused", {
      target: { type: "resource", id, name: null },
      reason: error.reason,
    });
  }
}
