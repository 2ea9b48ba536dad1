import "server-only";
import { pictureFor } from "../../db/hot/people/pictures";
import { isId } from "../../ids";
import { infoFromNext } from "../next-request";
import { contextOf } from "../request/context-of";

const VERSION = /^[A-Za-z0-9_-]{1,64}$/;

/** It is shown and nothing else: whatever got into it runs nowhere, and no other site puts it into its pages. */
const HEADERS = {
  "content-type": "image/webp",
  "content-disposition": 'inline; filename="picture.webp"',
  "content-security-policy": "default-src 'none'; sandbox",
  "cross-origin-resource-policy": "same-origin",
  "x-content-type-options": "nosniff",
  // Its address changes with it, and is not for caches that others share.
  "cache-control": "private, max-age=31536000, immutable",
} as const;

function nothing(): Response {
  return new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
}

/** A picture, for people who share an organization or a project with whom it shows; to all others there is none. */
export async function answerPicture(request: Request, user: string, version: string): Promise<Response> {
  if (!isId("usr", user) || !VERSION.test(version)) return nothing();
  const header = (name: string) => request.headers.get(name);
  const { actor } = await contextOf({ method: request.method, header, request: infoFromNext(request.headers) });
  if (actor === null || actor.suspended) return nothing();
  const bytes = await pictureFor(actor.id, user, version);
  return bytes === undefined ? nothing() : new Response(Uint8Array.from(bytes), { headers: HEADERS });
}
