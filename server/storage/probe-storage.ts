import "server-only";
import type { AccountScope } from "../access/scope";
import { audited } from "../audit/audited";
import { notFound } from "../errors";
import { countAttempt, type Limit } from "../limits";
import { outboundFetch } from "../outbound/fetch";
import { open } from "../secrets/seal";
import type { StorageAccessView, StorageFailure } from "./schema";
import { signListing } from "./signing/sign";
import { endOfSignature, isSharedSignature } from "./signing/azure";
import { kindOf, STORAGE_COLUMNS, toStorageView } from "./views";
import { failureIn, failureOfWay } from "./commands/failures";
import { STORAGE_OWNER } from "./commands/secret";

/** Each is a request of the server to a place that somebody names. */
const TESTS: Limit = { name: "storage-test", count: 60, seconds: 3_600 };

async function tried(address: URL): Promise<StorageFailure | null> {
  try {
    return await failureIn(await outboundFetch(address.href));
  } catch (error) {
    const failure = failureOfWay(error);
    if (failure === null) throw error;
    return failure;
  }
}

/**
 * Asks the storage for the name of one object, and keeps how that went.
 * @throws NOT_FOUND, LIMIT rate_limited
 */
export async function testStorage(scope: AccountScope, input: { access: string }): Promise<StorageAccessView> {
  const { access: id } = input;
  const select = { ...STORAGE_COLUMNS, sealedSecret: true } as const;
  const row = await scope.db.storageAccess.findFirst({ where: { id }, select });
  if (row === null) throw notFound();
  await countAttempt(scope, TESTS, scope.actor.id);
  const secret = open(row.sealedSecret, STORAGE_OWNER(id));
  const testedAt = new Date();
  const ended = row.kind === "azure" && isSharedSignature(secret) && (endOfSignature(secret) ?? testedAt) < testedAt;
  const testFailure = ended
    ? "expired"
    : await tried(await signListing({ ...row, kind: kindOf(row.kind) }, secret, testedAt));
  return audited(scope, "storage-access.test", async (tx) => {
    // Whoever changed it meanwhile has another one to test.
    await tx.storageAccess.updateMany({
      where: { id, sealedSecret: row.sealedSecret, updatedAt: row.updatedAt },
      data: { testedAt, testFailure },
    });
    const target = { type: "storage_access", id, name: row.bucket };
    const value = toStorageView({ ...row, testedAt, testFailure });
    return { value, entries: { target, after: { passed: testFailure === null, failure: testFailure } } };
  });
}
