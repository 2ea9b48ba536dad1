import "server-only";
import type { AccountScope } from "../access/scope";
import { audited } from "../audit/audited";
import { AppError } from "../errors";
import { getAccount } from "./queries";
import type { AccountView, UpdateAccountInput } from "./schema";

const FIELDS = ["name", "timeZone", "locale"] as const;

/** Changes how others see the caller, and how times and numbers are written for them; what is left out stays. */
export async function updateAccount(scope: AccountScope, input: UpdateAccountInput): Promise<AccountView> {
  const { id } = scope.actor;
  const given = FIELDS.filter((field) => input[field] !== undefined);
  const side = (fields: Partial<Record<(typeof FIELDS)[number], string | null | undefined>>) =>
    Object.fromEntries(given.map((field) => [field, fields[field] ?? null]));
  return audited(scope, "account.update", async (tx) => {
    const row = await tx.user.findFirst({
      where: { deletedAt: null },
      select: { name: true, timeZone: true, locale: true },
    });
    // Removed since the request began.
    if (row === null) throw new AppError("UNAUTHENTICATED", "sign_in_required");
    if (given.length > 0) await tx.user.update({ where: { id }, data: side(input) });
    const value = await getAccount(scope, tx);
    return {
      value,
      entries: { target: { type: "user", id, name: value.name }, before: side(row), after: side(value) },
    };
  });
}
