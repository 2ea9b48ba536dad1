import "server-only";
import type { SystemScope } from "../../access/scope";
import type { TransactionDatabase } from "../../db/tenant";
import type { SealOwner } from "../../secrets/seal";

/** A row with a sealed text: where it belongs, and how it is written if it still is as it was read. */
interface Sealed {
  owner: SealOwner;
  text: string;
  write: (tx: TransactionDatabase, sealed: string) => Promise<unknown>;
}

/**
 * Rows that another key than the first has sealed, some at a time and always in the same order; `skip`: after so many.
 */
export type Read = (scope: SystemScope, first: string, skip: number) => Promise<Sealed[]>;

const BATCH = 200;

/** What a key sealed or signed begins with its id; `_` in it stands for itself, where a filter means any letter by it. */
export function beginning(key: string) {
  return { startsWith: `${key.replaceAll("_", "\\_")}.` };
}

type Write = (tx: TransactionDatabase, id: string, text: string, sealed: string) => Promise<unknown>;

/** Of rows with an id and a text: who owns each, and how it is written. */
function sealedRows(
  rows: readonly { id: string; text: string | null }[],
  ownerOf: (id: string) => SealOwner,
  write: Write,
): Sealed[] {
  return rows.flatMap(({ id, text }) =>
    text === null ? [] : { owner: ownerOf(id), text, write: (tx, sealed) => write(tx, id, text, sealed) },
  );
}

const clientSecrets: Read = async ({ db }, first, skip) => {
  const where = { sealedClientSecret: { not: null }, NOT: { sealedClientSecret: beginning(first) } };
  const select = { id: true, sealedClientSecret: true } as const;
  const rows = await db.identityProvider.findMany({ where, orderBy: { id: "asc" }, skip, take: BATCH, select });
  return sealedRows(
    rows.map(({ id, sealedClientSecret: text }) => ({ id, text })),
    (id) => `identity-provider-secret:${id}`,
    (tx, id, text, sealedClientSecret) =>
      tx.identityProvider.updateMany({ where: { id, sealedClientSecret: text }, data: { sealedClientSecret } }),
  );
};

const privateKeys: Read = async ({ db }, first, skip) => {
  const where = { sealedPrivateKey: { not: null }, NOT: { sealedPrivateKey: beginning(first) } };
  const select = { id: true, sealedPrivateKey: true } as const;
  const rows = await db.identityProvider.findMany({ where, orderBy: { id: "asc" }, skip, take: BATCH, select });
  return sealedRows(
    rows.map(({ id, sealedPrivateKey: text }) => ({ id, text })),
    (id) => `identity-provider-key:${id}`,
    (tx, id, text, sealedPrivateKey) =>
      tx.identityProvider.updateMany({ where: { id, sealedPrivateKey: text }, data: { sealedPrivateKey } }),
  );
};

const verifiers: Read = async ({ db }, first, skip) => {
  const where = { sealedVerifier: { not: null }, NOT: { sealedVerifier: beginning(first) } };
  const rows = await db.ssoTransaction.findMany({
    where,
    orderBy: { id: "asc" },
    skip,
    take: BATCH,
    select: { id: true, sealedVerifier: true },
  });
  return sealedRows(
    rows.map(({ id, sealedVerifier: text }) => ({ id, text })),
    (id) => `sso-verifier:${id}`,
    (tx, id, text, sealedVerifier) =>
      tx.ssoTransaction.updateMany({ where: { id, sealedVerifier: text }, data: { sealedVerifier } }),
  );
};

const outcomes: Read = async ({ db }, first, skip) => {
  const where = { sealedOutcome: { not: null }, NOT: { sealedOutcome: beginning(first) } };
  const rows = await db.ssoTransaction.findMany({
    where,
    orderBy: { id: "asc" },
    skip,
    take: BATCH,
    select: { id: true, sealedOutcome: true },
  });
  return sealedRows(
    rows.map(({ id, sealedOutcome: text }) => ({ id, text })),
    (id) => `sso-outcome:${id}`,
    (tx, id, text, sealedOutcome) =>
      tx.ssoTransaction.updateMany({ where: { id, sealedOutcome: text }, data: { sealedOutcome } }),
  );
};

const tickets: Read = async ({ db }, first, skip) => {
  const where = { sealedProvider: { not: null }, NOT: { sealedProvider: beginning(first) } };
  const rows = await db.signInTicket.findMany({
    where,
    orderBy: { id: "asc" },
    skip,
    take: BATCH,
    select: { id: true, sealedProvider: true },
  });
  return sealedRows(
    rows.map(({ id, sealedProvider: text }) => ({ id, text })),
    (id) => `ticket:${id}`,
    (tx, id, text, sealedProvider) =>
      tx.signInTicket.updateMany({ where: { id, sealedProvider: text }, data: { sealedProvider } }),
  );
};

const sessions: Read = async ({ db }, first, skip) => {
  const where = { sealedProvider: { not: null }, NOT: { sealedProvider: beginning(first) } };
  const rows = await db.session.findMany({
    where,
    orderBy: { id: "asc" },
    skip,
    take: BATCH,
    select: { id: true, sealedProvider: true },
  });
  return sealedRows(
    rows.map(({ id, sealedProvider: text }) => ({ id, text })),
    (id) => `session:${id}`,
    (tx, id, text, sealedProvider) =>
      tx.session.updateMany({ where: { id, sealedProvider: text }, data: { sealedProvider } }),
  );
};

const links: Read = async ({ db }, first, skip) => {
  const where = { NOT: { sealedOutcome: beginning(first) } };
  const rows = await db.identityLink.findMany({
    where,
    orderBy: { id: "asc" },
    skip,
    take: BATCH,
    select: { id: true, sealedOutcome: true },
  });
  return sealedRows(
    rows.map(({ id, sealedOutcome: text }) => ({ id, text })),
    (id) => `identity-link:${id}`,
    (tx, id, text, sealedOutcome) =>
      tx.identityLink.updateMany({ where: { id, sealedOutcome: text }, data: { sealedOutcome } }),
  );
};

const apps: Read = async ({ db }, first, skip) => {
  const where = { NOT: { sealedSecret: beginning(first) } };
  const rows = await db.totpFactor.findMany({
    where,
    orderBy: { userId: "asc" },
    skip,
    take: BATCH,
    select: { userId: true, sealedSecret: true },
  });
  return sealedRows(
    rows.map(({ userId: id, sealedSecret: text }) => ({ id, text })),
    (id) => `totp:${id}`,
    (tx, userId, text, sealedSecret) =>
      tx.totpFactor.updateMany({ where: { userId, sealedSecret: text }, data: { sealedSecret } }),
  );
};

/** What the ways to prove who somebody is keep sealed. */
export const IDENTITY_COLUMNS: readonly [name: string, read: Read][] = [
  ["secrets of connections", clientSecrets],
  ["keys of connections", privateKeys],
  ["code verifiers", verifiers],
  ["answers of providers", outcomes],
  ["tickets", tickets],
  ["sessions of providers", sessions],
  ["links of identities", links],
  ["apps for codes", apps],
];
