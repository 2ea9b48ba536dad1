import "server-only";
import type { AccountScope } from "../../access/scope";
import { audited, type TransactionDatabase } from "../../audit/audited";
import { AppError, notFound } from "../../errors";
import { newId } from "../../ids";
import { refuseAddress } from "../../outbound/destination";
import { open, seal } from "../../secrets/seal";
import type { Place } from "../schema/links";
import type { CreateStorageInput, StorageAccessView, UpdateStorageInput } from "../schema";
import { STORAGE_COLUMNS, toStorageView } from "../views";
import { STORAGE_OWNER } from "./secret";

/** Everything that is shown in the browser is looked for among them. */
const MOST = 50;

function placeOf({ kind, bucket, key, region, host }: Place): Place {
  return { kind, bucket, key, region, host };
}

async function find(tx: TransactionDatabase, id: string) {
  const row = await tx.storageAccess.findFirst({ where: { id }, select: { ...STORAGE_COLUMNS, sealedSecret: true } });
  if (row === null) throw notFound();
  return row;
}

async function refuseHost(host: string): Promise<void> {
  if (host !== "") await refuseAddress(host, "host");
}

/** @throws INVALID address_not_allowed (host), LIMIT too_many_storage_accesses */
export async function createStorage(scope: AccountScope, input: CreateStorageInput): Promise<StorageAccessView> {
  await refuseHost(input.host);
  const { id: userId } = scope.actor;
  return audited(
    scope,
    "storage-access.create",
    async (tx) => {
      if ((await tx.storageAccess.count({ where: {} })) >= MOST) {
        throw new AppError("LIMIT", "too_many_storage_accesses");
      }
      const id = newId("sto");
      const place = placeOf(input);
      const sealedSecret = seal(input.secret, STORAGE_OWNER(id));
      await tx.storageAccess.create({ data: { id, userId, ...place, sealedSecret }, select: { id: true } });
      const target = { type: "storage_access", id, name: input.bucket };
      return { value: toStorageView(await find(tx, id)), entries: { target, after: { ...place } } };
    },
    { lock: { user: userId } },
  );
}

/** To whom the secret goes, and for what: all of it was chosen together with the secret. */
function isSamePlace(before: Omit<Place, "kind"> & { kind: string }, after: Place): boolean {
  return (["kind", "bucket", "key", "region", "host"] as const).every((field) => before[field] === after[field]);
}

/** @throws NOT_FOUND, INVALID address_not_allowed (host), storage_secret_again (secret) */
export async function updateStorage(scope: AccountScope, input: UpdateStorageInput): Promise<StorageAccessView> {
  await refuseHost(input.host);
  const { access: id, secret } = input;
  const after = placeOf(input);
  return audited(
    scope,
    "storage-access.update",
    async (tx) => {
      const row = await find(tx, id);
      const before = { kind: row.kind, bucket: row.bucket, key: row.key, region: row.region, host: row.host };
      if (secret === "" && !isSamePlace(row, after)) throw new AppError("INVALID", "storage_secret_again", "secret");
      const kept = secret === "" || open(row.sealedSecret, STORAGE_OWNER(id)) === secret;
      const sealed = kept ? {} : { sealedSecret: seal(secret, STORAGE_OWNER(id)) };
      // What was tested is no more: the former result would speak of another place or secret.
      const untested = kept && isSamePlace(row, after) ? {} : { testedAt: null, testFailure: null };
      const data = { ...after, ...sealed, ...untested, updatedAt: new Date() };
      await tx.storageAccess.updateMany({ where: { id }, data });
      const target = { type: "storage_access", id, name: after.bucket };
      return {
        value: toStorageView(await find(tx, id)),
        entries: { target, before, after: { ...after, ...(kept ? {} : { secret: "changed" }) } },
      };
    },
    { lock: { user: scope.actor.id } },
  );
}

/** @throws NOT_FOUND */
export async function removeStorage(scope: AccountScope, input: { access: string }): Promise<{ id: string }> {
  const { access: id } = input;
  return audited(scope, "storage-access.remove", async (tx) => {
    const { kind, bucket, key, region, host } = await find(tx, id);
    const { count } = await tx.storageAccess.deleteMany({ where: { id } });
    if (count !== 1) throw notFound();
    const target = { type: "storage_access", id, name: bucket };
    return { value: { id }, entries: { target, before: { kind, bucket, key, region, host } } };
  });
}
