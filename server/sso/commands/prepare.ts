import "server-only";
import type { TransactionDatabase } from "../../audit/audited";
import { newId } from "../../ids";
import { hashToken, newToken } from "../../secrets/token";

const LIFETIME_MILLISECONDS = 600_000;

interface Prepared {
  id: string;
  /** A path of our own, good for ten minutes and once. */
  address: string;
  expiresAt: Date;
}

/**
 * A way to a provider that somebody signed in has asked for by a click. Its address begins it in a session of that
 * person alone, so no other page can send them on it, and nobody else takes it.
 */
export async function prepareTransaction(
  tx: TransactionDatabase,
  connection: { id: string; organizationId: string },
  wanted: { purpose: "test" | "link" | "confirm"; userId: string; next: string | ((id: string) => string) },
): Promise<Prepared> {
  const id = newId("sso");
  const token = newToken();
  const expiresAt = new Date(Date.now() + LIFETIME_MILLISECONDS);
  const { purpose, userId, next } = wanted;
  await tx.ssoTransaction.create({
    data: {
      id,
      organizationId: connection.organizationId,
      identityProviderId: connection.id,
      purpose,
      browserHash: "",
      stateHash: hashToken(token),
      next: typeof next === "string" ? next : next(id),
      userId,
      expiresAt,
    },
  });
  return { id, address: `/sso/${connection.id}/start?begin=${token}`, expiresAt };
}
