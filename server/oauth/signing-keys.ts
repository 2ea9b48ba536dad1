import "server-only";
import { exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from "jose";
import { z } from "zod";
import type { SystemScope } from "../access/scope";
import { recorded } from "../audit/recorded";
import { newId } from "../ids";
import { shared } from "../process";
import { open, seal } from "../secrets/seal";
import { DAY_MILLISECONDS, MINUTE_MILLISECONDS } from "../time";

export const SIGNING_ALGORITHM = "ES256";

/** A key signs for so long, and then the next. */
const SIGNS_MILLISECONDS = 30 * DAY_MILLISECONDS;
/** Published before it signs, so that whoever keeps the published keys knows it by then. */
const AHEAD_MILLISECONDS = 10 * MINUTE_MILLISECONDS;
/** Published after it has signed for the last time: longer than its last token lives. */
const AFTER_MILLISECONDS = 60 * MINUTE_MILLISECONDS;
/** This process reads the keys anew after so long. */
const KEPT_MILLISECONDS = MINUTE_MILLISECONDS;
/** A token that names a key unheard of makes it read them anew, but not more often than this. */
const ASKED_MILLISECONDS = 1_000;

const publicJwkSchema = z.object({ kty: z.literal("EC"), crv: z.literal("P-256"), x: z.string(), y: z.string() });

/** A public key as it is published (RFC 7517). */
type PublishedKey = z.infer<typeof publicJwkSchema> & { kid: string; use: "sig"; alg: typeof SIGNING_ALGORITHM };

interface Key {
  id: string;
  createdAt: Date;
  published: PublishedKey;
  verifies: CryptoKey;
}

interface Kept {
  /** Oldest first. */
  keys: readonly Key[];
  readAt: number;
  /** A reading under way, which all who need it wait for. */
  reading: Promise<readonly Key[]> | null;
  signs: Map<string, CryptoKey>;
}

function kept(): Kept {
  return shared("signing-keys", () => ({ keys: [], readAt: 0, reading: null, signs: new Map() }));
}

async function imported(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk, SIGNING_ALGORITHM);
  if (key instanceof Uint8Array) throw new Error("a signing key is not a pair of keys");
  return key;
}

async function readKeys(scope: SystemScope): Promise<readonly Key[]> {
  const select = { id: true, publicJwk: true, createdAt: true };
  const rows = await scope.db.signingKey.findMany({ select, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
  const known = new Map(kept().keys.map((key) => [key.id, key]));
  const keys = await Promise.all(
    rows.map(async ({ id, publicJwk, createdAt }) => {
      const jwk = publicJwkSchema.parse(publicJwk);
      const published: PublishedKey = { ...jwk, kid: id, use: "sig", alg: SIGNING_ALGORITHM };
      return { id, createdAt, published, verifies: known.get(id)?.verifies ?? (await imported(jwk)) };
    }),
  );
  Object.assign(kept(), { keys, readAt: Date.now() });
  return keys;
}

/** The keys that are published now, as this process knows them: at most a minute old. */
async function keysOf(scope: SystemScope): Promise<readonly Key[]> {
  const { keys, readAt } = kept();
  return Date.now() - readAt < KEPT_MILLISECONDS ? keys : readOnce(scope);
}

function readOnce(scope: SystemScope): Promise<readonly Key[]> {
  const holder = kept();
  holder.reading ??= readKeys(scope).finally(() => {
    holder.reading = null;
  });
  return holder.reading;
}

/** The key that a token names; undefined where there is none. */
export async function verifyingKey(scope: SystemScope, id: string): Promise<CryptoKey | undefined> {
  const named = (keys: readonly Key[]) => keys.find((key) => key.id === id)?.verifies;
  const found = named(await keysOf(scope));
  const { keys, readAt } = kept();
  const mayAsk = keys.length === 0 || Date.now() - readAt >= ASKED_MILLISECONDS;
  return found ?? (mayAsk ? named(await readOnce(scope)) : undefined);
}

/** The newest that has been published for long enough; the very first one signs at once. */
function signingOf(keys: readonly Key[]): Key | undefined {
  const settled = keys.filter(({ createdAt }) => createdAt.getTime() <= Date.now() - AHEAD_MILLISECONDS);
  return settled.at(-1) ?? keys[0];
}

/** The key that signs now, made where there is none yet. */
export async function signingKey(scope: SystemScope): Promise<{ id: string; key: CryptoKey }> {
  if ((await keysOf(scope)).length === 0) await addKey(scope, (count) => count === 0);
  const signing = signingOf(await keysOf(scope));
  if (signing === undefined) throw new Error("no key signs access tokens");
  const { id } = signing;
  const { signs } = kept();
  const known = signs.get(id);
  if (known !== undefined) return { id, key: known };
  const row = await scope.db.signingKey.findUnique({ where: { id }, select: { sealedPrivate: true } });
  if (row === null) throw new Error("the key that signs access tokens is gone");
  const jwk = z.record(z.string(), z.string()).parse(JSON.parse(open(row.sealedPrivate, `signing-key:${id}`)));
  const key = await imported({ ...jwk, kty: "EC" });
  signs.set(id, key);
  return { id, key };
}

/** What verifies access tokens (RFC 7517), the next key and the last one included. */
export async function publishedKeys(scope: SystemScope): Promise<readonly PublishedKey[]> {
  await signingKey(scope);
  return (await keysOf(scope)).map(({ published }) => published);
}

/** Under the instance's lock, so that of several processes one makes it. */
async function addKey(scope: SystemScope, isDue: (count: number, newest: Date) => boolean): Promise<void> {
  const pair = await generateKeyPair(SIGNING_ALGORITHM, { extractable: true });
  const id = newId("sgk");
  const publicJwk = publicJwkSchema.parse(await exportJWK(pair.publicKey));
  const sealedPrivate = seal(JSON.stringify(await exportJWK(pair.privateKey)), `signing-key:${id}`);
  const add = async (tx: Parameters<Parameters<typeof recorded>[2]>[0]) => {
    const { _count, _max } = await tx.signingKey.aggregate({ _count: true, _max: { createdAt: true } });
    if (!isDue(_count, _max.createdAt ?? new Date(0))) return;
    const replacedAt = new Date(Date.now() + AHEAD_MILLISECONDS);
    await tx.signingKey.updateMany({ where: { replacedAt: null }, data: { replacedAt } });
    await tx.signingKey.create({ data: { id, publicJwk, sealedPrivate } });
  };
  await recorded(scope, "signing-key", add, { instance: true });
  await readKeys(scope);
}

/** Brings the next key when the present one has signed for long enough, and forgets those whose tokens have all ended. */
export async function rotateSigningKeys(scope: SystemScope): Promise<void> {
  const old = (createdAt: Date) => createdAt.getTime() <= Date.now() - SIGNS_MILLISECONDS;
  const newest = (await readKeys(scope)).at(-1);
  if (newest !== undefined && old(newest.createdAt)) await addKey(scope, (_count, at) => old(at));
  const over = new Date(Date.now() - AFTER_MILLISECONDS);
  await recorded(scope, "signing-key", (tx) => tx.signingKey.deleteMany({ where: { replacedAt: { lt: over } } }));
  kept().signs.clear();
  await readKeys(scope);
}
