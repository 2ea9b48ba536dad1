import "server-only";
import type { AccountScope } from "../access/scope";
import { audited } from "../audit/audited";
import { getAccount } from "./queries";
import type { AccountView } from "./schema";

/** Changes the name by which others see the caller. */
export async function renameAccount(scope: AccountScope, input: { name: string }): Promise<AccountView> {
  const { id, name } = scope.actor;
  await audited(scope, "account.rename", async (tx) => {
    await tx.user.update({ where: { id }, data: { name: input.name } });
    const target = { type: "user", id, name: input.name };
    return { value: undefined, entries: { target, before: { name }, after: { name: input.name } } };
  });
  return getAccount(scope);
}
