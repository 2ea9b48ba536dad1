import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Actor } from "../access/scope";
import { browserOf } from "../auth/browser";
import { actorByToken, sessionCookieName } from "../auth/session";
import { askedPath, infoFromNext } from "./next-request";
import { makeContext } from "./request/context";
import { appRouter } from "./root";
import { createCallerFactory } from "./trpc";

const factory = createCallerFactory(appRouter);

/** Once per request, however many components ask. */
const requestContext = cache(async () => {
  const [cookieStore, headerStore] = await Promise.all([cookies(), headers()]);
  const request = infoFromNext(headerStore);
  const token = cookieStore.get(sessionCookieName())?.value;
  const browser = browserOf((name) => cookieStore.get(name)?.value);
  const actor = token === undefined ? null : await actorByToken(token, request);
  return makeContext({ actor, request, transport: actor === null ? "none" : "cookie", refusal: null, browser });
});

/** The procedures, called in process by a server component with its visitor's session. */
export const caller = cache(async () => factory(await requestContext()));

/** Who visits; null where nobody is signed in. */
export async function visitor(): Promise<Actor | null> {
  return (await requestContext()).actor;
}

/**
 * Who visits; whoever is not signed in is led to the sign-in page and back: to the path given, else to the page that
 * was asked for.
 */
export async function requireVisitor(path?: string): Promise<Actor> {
  const actor = await visitor();
  if (actor === null) redirect(`/sign-in?next=${encodeURIComponent(path ?? askedPath(await headers()))}`);
  return actor;
}
