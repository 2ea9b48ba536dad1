import "server-only";
import { randomBytes } from "node:crypto";
import type { AccountScope } from "../access/scope";
import { audited } from "../audit/audited";
import { encodePicture } from "./encode";
import { countUpload } from "./rates";
import { forgetTakenPicture } from "./take-over";
import { pictureAddress, type PictureView, type SetPictureInput } from "./schema";

const VERSION_BYTES = 12;

/**
 * Shows the caller by a picture in place of initials. Its address cannot be guessed, and changes with it.
 * @throws INVALID picture_unreadable (picture), LIMIT rate_limited
 */
export async function setPicture(scope: AccountScope, input: SetPictureInput): Promise<PictureView> {
  await countUpload(scope);
  const encoded = await encodePicture(Buffer.from(input.picture, "base64"));
  const { id: userId, name } = scope.actor;
  const version = randomBytes(VERSION_BYTES).toString("base64url");
  const data = { version, bytes: Uint8Array.from(encoded), updatedAt: new Date() };
  return audited(scope, "picture.set", async (tx) => {
    await forgetTakenPicture(tx, userId);
    await tx.userPicture.upsert({ where: { userId }, create: { userId, ...data }, update: data });
    const target = { type: "user", id: userId, name };
    return { value: { picture: pictureAddress(userId, version) }, entries: { target, after: { picture: version } } };
  });
}

/** Shows the caller by initials again. */
export async function removePicture(scope: AccountScope): Promise<PictureView> {
  const { id: userId, name } = scope.actor;
  return audited(scope, "picture.remove", async (tx) => {
    await forgetTakenPicture(tx, userId);
    const { count } = await tx.userPicture.deleteMany({ where: { userId } });
    const target = { type: "user", id: userId, name };
    return { value: { picture: null }, entries: count === 0 ? [] : { target, after: { picture: null } } };
  });
}
