import "server-only";
import { hasSecondFactor } from "../auth/pending";
import { AppError } from "../errors";
import type { AccountScope } from "../access/scope";

/**
 * Asked before any factor is added or dropped where there is one: whoever runs a provider that knows the person is not
 * the person, and would come in elsewhere by a factor of their own.
 * @throws FORBIDDEN fresh_sign_in_required
 */
export async function refuseProviderAlone({ actor, db }: AccountScope): Promise<void> {
  const proofs = actor.session?.proofs ?? [];
  if (proofs.some(({ method }) => method !== "sso")) return;
  if (await hasSecondFactor(db, actor.id)) throw new AppError("FORBIDDEN", "fresh_sign_in_required");
}
