import "server-only";
import { randomBytes } from "node:crypto";
import type { TransactionDatabase } from "../audit/audited";
import type { ReadDatabase } from "../db/tenant";
import { newId } from "../ids";
import { queueMail } from "../mail/queue";
import { recoveryCodeUsedMail } from "../mail/templates";
import { open } from "../secrets/seal";
import { hashToken } from "../secrets/token";

const CODES = 10;
const CODE_LENGTH = 16;
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** Codes of the step before and after count too: clocks of phones differ. */
const TOLERANCE_SECONDS = 30;

/** 80 random bits, so that a plain hash is enough. */
function newCode(): string {
  return [...randomBytes(CODE_LENGTH)].map((byte) => ALPHABET.charAt(byte & 31)).join("");
}

/** As it is shown: in fours. */
function grouped(code: string): string {
  return code.replace(/(.{4})(?=.)/g, "$1-");
}

/** Ten new codes in the place of those that were; shown once, and kept as hashes alone. */
export async function replaceCodes(tx: TransactionDatabase, userId: string): Promise<string[]> {
  const codes = Array.from({ length: CODES }, newCode);
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ id: newId("rcv"), userId, codeHash: hashToken(code) })),
  });
  return codes.map(grouped);
}

/** Whoever gets their first factor gets codes for the day on which it is lost; later ones leave the codes as they are. */
export async function codesForFirst(tx: TransactionDatabase, userId: string): Promise<string[] | null> {
  const left = await tx.recoveryCode.count({ where: { userId, usedAt: null } });
  return left > 0 ? null : replaceCodes(tx, userId);
}

interface TotpRow {
  userId: string;
  sealedSecret: string;
  lastStep: number;
}

/** The time step whose code this is, if it has not been used; null for a wrong code. */
export async function stepOf({ userId, sealedSecret, lastStep }: TotpRow, code: string): Promise<number | null> {
  const secret = open(sealedSecret, `totp:${userId}`);
  const { verify } = await import("otplib");
  const result = await verify({ secret, token: code, epochTolerance: TOLERANCE_SECONDS });
  if (!result.valid || !("timeStep" in result) || result.timeStep <= lastStep) return null;
  return result.timeStep;
}

type ProvedCode = { method: "totp"; step: number } | { method: "recovery-code"; id: string };

/** Which factor of the person a code proves; null where it proves none. Nothing is used up yet. */
export async function proofOfCode(
  db: Pick<ReadDatabase, "totpFactor" | "recoveryCode">,
  userId: string,
  code: string,
): Promise<ProvedCode | null> {
  if (code.length === CODE_LENGTH) {
    const where = { userId, codeHash: hashToken(code), usedAt: null };
    const found = await db.recoveryCode.findFirst({ where, select: { id: true } });
    return found === null ? null : { method: "recovery-code", id: found.id };
  }
  const app = await db.totpFactor.findFirst({ where: { userId, confirmedAt: { not: null } } });
  const step = app === null ? null : await stepOf(app, code);
  return step === null ? null : { method: "totp", step };
}

/**
 * Uses a code up, in the change that it proves: by a conditional update, so that no code counts twice. Of a recovery
 * code its owner is told. Answers how many recovery codes are left; null where somebody used it meanwhile.
 */
export async function useCode(
  tx: TransactionDatabase,
  user: { id: string; email: string },
  proved: ProvedCode,
): Promise<number | null> {
  const userId = user.id;
  const { count } =
    proved.method === "totp"
      ? await tx.totpFactor.updateMany({
          where: { userId, lastStep: { lt: proved.step } },
          data: { lastStep: proved.step },
        })
      : await tx.recoveryCode.updateMany({
          where: { id: proved.id, usedAt: null },
          data: { usedAt: new Date() },
        });
  if (count !== 1) return null;
  const left = await tx.recoveryCode.count({ where: { userId, usedAt: null } });
  if (proved.method === "recovery-code") {
    await queueMail(tx, { to: user.email, kind: "recovery-code-used", ...recoveryCodeUsedMail(left) });
  }
  return left;
}
