import "server-only";
import type { OrganizationScope, WorkspaceScope } from "../../access/scope";
import type { Action } from "../../audit/actions";
import { recordRefusal } from "../../audit/refusals";
import { isAppError } from "../../errors";
import type { Reason } from "../../reasons";

interface Result<Done extends string> {
  user: string;
  status: Done | "refused";
  reason?: Reason;
}

/**
 * Changes people one after the other, each in a transaction of its own: one row in the audit for each, and whoever is
 * refused keeps none of the others back. A refusal leaves its row too, as a request for that one person would.
 */
export async function changeEach<Done extends string>(
  scope: OrganizationScope | WorkspaceScope,
  action: Action,
  users: readonly string[],
  done: Done,
  change: (user: string) => Promise<unknown>,
): Promise<{ items: Result<Done>[] }> {
  const items: Result<Done>[] = [];
  for (const user of new Set(users)) {
    const { idempotency } = scope.request;
    try {
      await change(user);
      items.push({ user, status: done });
    } catch (error) {
      if (!isAppError(error)) throw error;
      // The key was written in the transaction that is undone now, so the next change has to write it.
      if (idempotency !== undefined) scope.request.idempotency = idempotency;
      const { code, reason } = error;
      if (code === "FORBIDDEN" || code === "NOT_FOUND") {
        await recordRefusal(scope, action, "refused", { target: { type: "user", id: user, name: null }, reason });
      }
      items.push({ user, status: "refused", reason });
    }
  }
  return { items };
}
