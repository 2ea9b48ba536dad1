import "server-only";
import { z } from "zod";
import type { SystemScope } from "../../access/scope";
import { audited } from "../../audit/audited";
import { recorded } from "../../audit/recorded";
import type { TransactionDatabase } from "../../db/tenant";
import { sealKeys } from "../../secrets/keys";
import { open, seal } from "../../secrets/seal";
import { beginning, IDENTITY_COLUMNS, type Read } from "./sealed-columns";

const BATCH = 200;
const waitingPictureSchema = z.object({ userId: z.string(), address: z.string() });

const fromInstance: Read = async (scope, first, skip) => {
  const row = await scope.db.instance.findUnique({ where: { id: 1 }, select: { sealedCheck: true } });
  const text = row?.sealedCheck ?? null;
  if (text === null || skip > 0 || text.startsWith(`${first}.`)) return [];
  const where = { id: 1, sealedCheck: text };
  return [
    {
      owner: "instance:check",
      text,
      write: (tx, sealedCheck) => tx.instance.updateMany({ where, data: { sealedCheck } }),
    },
  ];
};

const fromSigningKeys: Read = async (scope, first, skip) => {
  const rows = await scope.db.signingKey.findMany({
    where: { NOT: { sealedPrivate: beginning(first) } },
    orderBy: { id: "asc" },
    skip,
    take: BATCH,
    select: { id: true, sealedPrivate: true },
  });
  return rows.map(({ id, sealedPrivate: text }) => ({
    owner: `signing-key:${id}`,
    text,
    write: (tx, sealed) =>
      tx.signingKey.updateMany({ where: { id, sealedPrivate: text }, data: { sealedPrivate: sealed } }),
  }));
};

const fromMails: Read = async (scope, first, skip) => {
  const rows = await scope.db.mail.findMany({
    where: { sealedBody: { not: null }, NOT: { sealedBody: beginning(first) } },
    orderBy: { id: "asc" },
    skip,
    take: BATCH,
    select: { id: true, sealedBody: true },
  });
  return rows.flatMap(({ id, sealedBody: text }) =>
    text === null
      ? []
      : {
          owner: `mail:${id}` as const,
          text,
          write: (tx: TransactionDatabase, sealedBody: string) =>
            tx.mail.updateMany({ where: { id, sealedBody: text }, data: { sealedBody } }),
        },
  );
};

const fromReplies: Read = async (scope, first, skip) => {
  const rows = await scope.db.idempotencyKey.findMany({
    where: { sealedReply: { not: null }, NOT: { sealedReply: beginning(first) } },
    orderBy: [{ caller: "asc" }, { key: "asc" }],
    skip,
    take: BATCH,
    select: { caller: true, key: true, sealedReply: true },
  });
  return rows.flatMap(({ caller, key, sealedReply: text }) =>
    text === null
      ? []
      : {
          owner: `idempotency:${caller}:${key}` as const,
          text,
          write: (tx: TransactionDatabase, sealedReply: string) =>
            tx.idempotencyKey.updateMany({ where: { caller, key, sealedReply: text }, data: { sealedReply } }),
        },
  );
};

const fromVaults: Read = async (scope, first, skip) => {
  const rows = await scope.db.vaultVersion.findMany({
    where: { NOT: { sealedContent: beginning(first) } },
    orderBy: { id: "asc" },
    skip,
    take: BATCH,
    select: { id: true, vaultId: true, number: true, sealedContent: true },
  });
  return rows.map(({ id, vaultId, number, sealedContent: text }) => ({
    owner: `vault-version:${vaultId}:${number}` as const,
    text,
    write: (tx, sealedContent) =>
      tx.vaultVersion.updateMany({ where: { id, sealedContent: text }, data: { sealedContent } }),
  }));
};

const fromProjectKeys: Read = async (scope, first, skip) => {
  const rows = await scope.db.projectKey.findMany({
    where: { NOT: { sealedValue: beginning(first) } },
    orderBy: { id: "asc" },
    skip,
    take: BATCH,
    select: { id: true, sealedValue: true },
  });
  return rows.map(({ id, sealedValue: text }) => ({
    owner: `project-key:${id}` as const,
    text,
    write: (tx, sealedValue) => tx.projectKey.updateMany({ where: { id, sealedValue: text }, data: { sealedValue } }),
  }));
};

const fromStorage: Read = async (scope, first, skip) => {
  const where = { NOT: { sealedSecret: beginning(first) } };
  const rows = await scope.db.storageAccess.findMany({
    where,
    orderBy: { id: "asc" },
    skip,
    take: BATCH,
    select: { id: true, sealedSecret: true },
  });
  return rows.map(({ id, sealedSecret: text }) => ({
    owner: `storage:${id}` as const,
    text,
    write: (tx, sealedSecret) =>
      tx.storageAccess.updateMany({ where: { id, sealedSecret: text }, data: { sealedSecret } }),
  }));
};

/** Addresses of pictures that wait to be fetched: some providers put a key into them. */
const fromPictures: Read = async (scope, first, skip) => {
  const NOT = { payload: { path: ["address"], string_starts_with: beginning(first).startsWith } };
  const rows = await scope.db.job.findMany({
    where: { kind: "picture.take-over", endedAt: null, NOT },
    orderBy: { id: "asc" },
    skip,
    take: BATCH,
    select: { id: true, payload: true },
  });
  return rows.flatMap(({ id, payload }) => {
    const { userId, address: text } = waitingPictureSchema.parse(payload);
    return {
      owner: `picture:${userId}` as const,
      text,
      write: (tx: TransactionDatabase, address: string) =>
        tx.job.updateMany({ where: { id, endedAt: null }, data: { payload: { userId, address } } }),
    };
  });
};

const KINDS: readonly [name: string, read: Read][] = [
  ["instance", fromInstance],
  ["signing keys", fromSigningKeys],
  ["letters", fromMails],
  ["kept answers", fromReplies],
  ...IDENTITY_COLUMNS,
  ["vaults", fromVaults],
  ["cloud storage", fromStorage],
  ["third-party keys", fromProjectKeys],
  ["pictures to fetch", fromPictures],
];

async function resealKind(scope: SystemScope, read: Read, first: string): Promise<number> {
  let done = 0;
  for (;;) {
    const rows = await read(scope, first, 0);
    if (rows.length === 0) return done;
    await recorded(scope, "key-rotation", async (tx) => {
      for (const { owner, text, write } of rows) await write(tx, seal(open(text, owner), owner));
    });
    done += rows.length;
  }
}

interface Resealed {
  /** Id of the key that seals now. */
  key: string;
  /** How many texts of each kind were sealed anew. */
  counts: ReadonlyMap<string, number>;
  /** Keys of the ring that still prove signatures of audit checkpoints, with how many. */
  signatures: ReadonlyMap<string, number>;
}

interface Unsealed {
  /** Id of the key that would seal. */
  key: string;
  /** How many texts of each kind would be sealed anew. */
  counts: ReadonlyMap<string, number>;
  /** By the id of the key that has sealed them. */
  byKey: ReadonlyMap<string, number>;
}

/**
 * What `reseal` would do: opens every text that another key has sealed, and changes nothing.
 * @throws Error naming the key that is missing
 */
export async function countUnsealed(scope: SystemScope): Promise<Unsealed> {
  const [{ id: first }] = sealKeys();
  const [counts, byKey] = [new Map<string, number>(), new Map<string, number>()];
  for (const [name, read] of KINDS) {
    let found = 0;
    for (;;) {
      const rows = await read(scope, first, found);
      if (rows.length === 0) break;
      for (const { owner, text } of rows) {
        open(text, owner);
        const [key = ""] = text.split(".", 1);
        byKey.set(key, (byKey.get(key) ?? 0) + 1);
      }
      found += rows.length;
    }
    counts.set(name, found);
  }
  return { key: first, counts, byKey };
}

/**
 * Seals with the first key of TENANTRY_SEAL_KEYS all that another one has sealed. Safe to run beside servers and to
 * repeat: a text that changes meanwhile is left for the next turn.
 * @throws Error naming the key that is missing, before anything of its kind is changed
 */
export async function reseal(scope: SystemScope): Promise<Resealed> {
  const [{ id: first }, ...others] = sealKeys();
  const counts = new Map<string, number>();
  for (const [name, read] of KINDS) counts.set(name, await resealKind(scope, read, first));
  const signatures = new Map<string, number>();
  for (const { id } of others) {
    const count = await scope.db.auditCheckpoint.count({ where: { signature: beginning(id) } });
    if (count > 0) signatures.set(id, count);
  }
  const target = { type: "instance", id: null, name: null };
  await audited(scope, "instance.rotate-keys", () =>
    Promise.resolve({ value: null, entries: { target, after: { key: first, ...Object.fromEntries(counts) } } }),
  );
  return { key: first, counts, signatures };
}
