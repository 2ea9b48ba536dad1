import "server-only";
import type { AccountScope } from "../../access/scope";
import { AppError } from "../../errors";
import { open } from "../../secrets/seal";
import { bestFor, displayOf } from "../schema/links";
import type { SignedView, SignStorageInput } from "../schema";
import { signObject } from "../signing/sign";
import { kindOf } from "../views";
import { STORAGE_OWNER } from "./secret";

/**
 * Signs the address of an object by the caller's own access that says most about it. The storage itself is not asked.
 * @throws NOT_FOUND storage_access_missing (url), EXPIRED storage_signature_ended
 */
export async function signStorage(scope: AccountScope, input: SignStorageInput): Promise<SignedView> {
  const select = {
    id: true,
    kind: true,
    bucket: true,
    key: true,
    region: true,
    host: true,
    sealedSecret: true,
  } as const;
  const rows = await scope.db.storageAccess.findMany({ select, orderBy: { id: "asc" } });
  const found = bestFor(
    rows.map((row) => ({ ...row, kind: kindOf(row.kind) })),
    input.url,
  );
  if (found === null) throw new AppError("NOT_FOUND", "storage_access_missing", "url");
  const { place, key } = found;
  const at = new Date();
  const secret = open(place.sealedSecret, STORAGE_OWNER(place.id));
  const { url, expiresAt } = await signObject(place, secret, { key, display: input.display, at });
  if (expiresAt <= at) throw new AppError("EXPIRED", "storage_signature_ended");
  return { url: url.href, expiresAt: expiresAt.toISOString(), display: displayOf(key) };
}
