import "server-only";
import { renderSVG } from "uqr";
import type { AccountScope } from "../../access/scope";
import { audited } from "../../audit/audited";
import { AppError, notFound } from "../../errors";
import { seal } from "../../secrets/seal";
import { codesForFirst, stepOf } from "../codes";
import type { BegunTotpView } from "../schema";
import { refuseProviderAlone } from "../proved";
import { dropCodesOfLast, tellOfChange } from "./changed";

const ISSUER = "Tenantry";

/**
 * Makes a secret for an app of one-time codes. It counts from the first code that the app shows; the picture is made
 * here, so that the secret goes to nobody else.
 * @throws CONFLICT factor_exists where the caller has one
 */
export async function beginTotp(scope: AccountScope): Promise<BegunTotpView> {
  await refuseProviderAlone(scope);
  const { id: userId, name, email } = scope.actor;
  const { generateSecret, generateURI } = await import("otplib");
  const secret = generateSecret();
  const address = generateURI({ issuer: ISSUER, label: email, secret });
  return audited(scope, "totp.begin", async (tx) => {
    const target = { type: "user", id: userId, name };
    await tx.totpFactor.deleteMany({ where: { userId, confirmedAt: null } });
    const row = { userId, sealedSecret: seal(secret, `totp:${userId}`) };
    const { count } = await tx.totpFactor.createMany({ data: [row], skipDuplicates: true });
    if (count !== 1) throw new AppError("CONFLICT", "factor_exists");
    return { value: { secret, address, picture: renderSVG(address, { border: 2 }) }, entries: { target } };
  });
}

/**
 * Takes the app into use by a code of it. Whoever gets their first factor gets recovery codes along.
 * @throws NOT_FOUND where none was begun, INVALID code_wrong (code)
 */
export async function confirmTotp(
  scope: AccountScope,
  input: { code: string },
): Promise<{ recoveryCodes: string[] | null }> {
  await refuseProviderAlone(scope);
  const { id: userId, name } = scope.actor;
  const found = await scope.db.totpFactor.findFirst({ where: { confirmedAt: null } });
  if (found === null) throw notFound();
  const step = await stepOf(found, input.code);
  if (step === null) throw new AppError("INVALID", "code_wrong", "code");
  return audited(scope, "totp.confirm", async (tx) => {
    const { count } = await tx.totpFactor.updateMany({
      where: { userId, confirmedAt: null, sealedSecret: found.sealedSecret },
      data: { confirmedAt: new Date(), lastStep: step },
    });
    if (count !== 1) throw notFound();
    const recoveryCodes = await codesForFirst(tx, userId);
    await tellOfChange(tx, scope.actor, "An app for one-time codes was added.");
    return { value: { recoveryCodes }, entries: { target: { type: "user", id: userId, name } } };
  });
}

/** @throws NOT_FOUND */
export async function removeTotp(scope: AccountScope): Promise<{ removed: true }> {
  await refuseProviderAlone(scope);
  const { id: userId, name } = scope.actor;
  return audited(scope, "totp.remove", async (tx) => {
    const { count } = await tx.totpFactor.deleteMany({ where: { userId } });
    if (count !== 1) throw notFound();
    const codesDropped = await dropCodesOfLast(tx, userId);
    await tellOfChange(tx, scope.actor, "The app for one-time codes was removed.");
    return {
      value: { removed: true },
      entries: { target: { type: "user", id: userId, name }, after: { codesDropped } },
    };
  });
}
