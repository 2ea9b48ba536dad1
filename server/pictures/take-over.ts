import "server-only";
import { randomBytes } from "node:crypto";
import type { SystemScope } from "../access/scope";
import { audited, type TransactionDatabase } from "../audit/audited";
import { AppError } from "../errors";
import { endJobsOf } from "../db/hot/people/pictures";
import { enqueue, type Payload } from "../jobs/queue";
import { outboundFetch } from "../outbound/fetch";
import { open, seal } from "../secrets/seal";
import { encodePicture } from "./encode";

export const PICTURE_JOB = "picture.take-over";

const VERSION_BYTES = 12;

/** Some providers put a key into the address of a picture, so it waits sealed. */
const owner = (userId: string) => `picture:${userId}` as const;

/**
 * Has the picture fetched that a provider names for somebody who has come for the first time. Coming in does not wait for
 * it, and a provider that names none or a wrong one keeps nobody out.
 */
export async function takePictureOver(tx: TransactionDatabase, userId: string, address: string | null): Promise<void> {
  if (address === null) return;
  await enqueue(tx, PICTURE_JOB, { userId, address: seal(address, owner(userId)) });
}

/** Whoever has chosen, a picture or none, is brought none any more. */
export async function forgetTakenPicture(tx: TransactionDatabase, userId: string): Promise<void> {
  await endJobsOf(tx, PICTURE_JOB, userId);
}

/** The picture anew from its pixels, as an uploaded one; null where there is none to be had. */
async function fetched(address: string): Promise<Uint8Array | null> {
  try {
    const answer = await outboundFetch(address, { redirect: "follow" });
    return answer.ok ? await encodePicture(new Uint8Array(await answer.arrayBuffer())) : null;
  } catch (error) {
    // Nobody is told: it is a picture, and whoever misses it uploads one.
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** Keeps a picture that a provider named, unless the person has chosen one or is gone meanwhile. */
export async function keepTakenPicture(scope: SystemScope, { userId, address }: Payload): Promise<void> {
  if (typeof userId !== "string" || typeof address !== "string") return;
  const bytes = await fetched(open(address, owner(userId)));
  if (bytes === null) return;
  const version = randomBytes(VERSION_BYTES).toString("base64url");
  await audited(scope, "picture.take-over", async (tx) => {
    const where = { id: userId, deletedAt: null };
    const person = await tx.user.findFirst({ where, select: { id: true, name: true } });
    if (person === null) return { value: undefined, entries: [] };
    const data = { userId, version, bytes: Uint8Array.from(bytes) };
    // One that was chosen meanwhile stays.
    const { count } = await tx.userPicture.createMany({ data, skipDuplicates: true });
    const entry = { target: { type: "user", ...person }, after: { picture: version }, actor: person };
    return { value: undefined, entries: count === 0 ? [] : entry };
  });
}
