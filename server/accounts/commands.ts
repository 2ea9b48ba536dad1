import "server-only";
import type { AccountScope } from "../access/scope";
import { audited } from "../audit/audited";
import { AppError } from "../errors";
import { getAccount } from "./queries";
import type { AccountView } from "./schema";

/** Changes the name by which others see the caller. */
export async function renameAccount(scope: AccountScope, input: { name: string }): Promise<AccountView> {
  const { id, name } = scope.actor;
  return audited(scope, "account.rename", async (tx) => {
    const { count } = await tx.user.updateMany({ where: { id, deletedAt: null }, data: { name: input.name } });
    // Removed since the request began.
    if (count !== 1) throw new AppError("UNAUTHENTICATED", "sign_in_required");
    const target = { type: "user", id, name: input.name };
    return { value: await getAccount(scope, tx), entries: { target, before: { name }, after: { name: input.name } } };
  });
}
