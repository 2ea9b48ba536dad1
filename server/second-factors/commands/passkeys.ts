import "server-only";
import type { AccountScope } from "../../access/scope";
import { audited } from "../../audit/audited";
import { AppError, notFound } from "../../errors";
import { newId } from "../../ids";
import { codesForFirst } from "../codes";
import { PASSKEY_COLUMNS, toPasskeyView } from "../queries";
import type { PasskeyView, Registration } from "../schema";
import { registrationOptions, verifyRegistration } from "../webauthn";
import { refuseProviderAlone } from "../proved";
import { dropCodesOfLast, tellOfChange } from "./changed";

const MOST = 20;

/** @throws CONFLICT passkeys_unavailable */
export async function beginPasskey(scope: AccountScope): Promise<Record<string, unknown>> {
  await refuseProviderAlone(scope);
  const known = await scope.db.passkey.findMany({ select: { credentialId: true, transports: true } });
  return registrationOptions(scope, scope.actor, known);
}

/**
 * Keeps a passkey that the browser made. Whoever gets their first factor gets recovery codes along.
 * @throws FORBIDDEN passkey_refused, LIMIT too_many
 */
export async function createPasskey(
  scope: AccountScope,
  input: { name: string; credential: Registration },
): Promise<{ passkey: PasskeyView; recoveryCodes: string[] | null }> {
  await refuseProviderAlone(scope);
  const { id: userId } = scope.actor;
  const made = await verifyRegistration(scope, userId, input.credential);
  return audited(scope, "passkey.create", async (tx) => {
    if ((await tx.passkey.count({ where: { userId } })) >= MOST) throw new AppError("LIMIT", "too_many");
    const id = newId("psk");
    const { count } = await tx.passkey.createMany({
      data: [{ id, userId, name: input.name, ...made }],
      skipDuplicates: true,
    });
    if (count !== 1) throw new AppError("FORBIDDEN", "passkey_refused");
    const row = await tx.passkey.findFirst({ where: { id }, select: PASSKEY_COLUMNS });
    if (row === null) throw notFound();
    const recoveryCodes = await codesForFirst(tx, userId);
    await tellOfChange(tx, scope.actor, `The passkey “${input.name}” was added.`);
    return {
      value: { passkey: toPasskeyView(row), recoveryCodes },
      entries: { target: { type: "passkey", id, name: input.name }, after: { verifiesUser: made.verifiesUser } },
    };
  });
}

/** @throws NOT_FOUND */
export async function renamePasskey(
  scope: AccountScope,
  input: { passkey: string; name: string },
): Promise<PasskeyView> {
  return audited(scope, "passkey.rename", async (tx) => {
    const where = { id: input.passkey };
    const before = await tx.passkey.findFirst({ where, select: { name: true } });
    await tx.passkey.updateMany({ where, data: { name: input.name } });
    const row = await tx.passkey.findFirst({ where, select: PASSKEY_COLUMNS });
    if (before === null || row === null) throw notFound();
    const target = { type: "passkey", id: row.id, name: row.name };
    return { value: toPasskeyView(row), entries: { target, before, after: { name: row.name } } };
  });
}

/** @throws NOT_FOUND */
export async function removePasskey(scope: AccountScope, input: { passkey: string }): Promise<{ removed: true }> {
  await refuseProviderAlone(scope);
  return audited(scope, "passkey.remove", async (tx) => {
    const found = await tx.passkey.findFirst({ where: { id: input.passkey }, select: { name: true } });
    const { count } = await tx.passkey.deleteMany({ where: { id: input.passkey } });
    if (found === null || count !== 1) throw notFound();
    const codesDropped = await dropCodesOfLast(tx, scope.actor.id);
    await tellOfChange(tx, scope.actor, `The passkey “${found.name}” was removed.`);
    return {
      value: { removed: true },
      entries: { target: { type: "passkey", id: input.passkey, name: found.name }, after: { codesDropped } },
    };
  });
}
