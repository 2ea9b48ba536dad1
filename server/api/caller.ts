import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Actor } from "../access/scope";
import { listPlaces, listProjectNames, placeNamed } from "../access/shown/places";
import { browserOf } from "../auth/browser";
import { actorByToken, sessionCookieName } from "../auth/session";
import { unreadOf } from "../db/hot/people/inbox";
import { lookOf, type LookRow } from "../db/hot/people/look";
import { pictureAddress } from "../pictures/schema";
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

/** How pages look to whoever visits. */
interface Look {
  /** IANA name; null: as the browser says. */
  timeZone: string | null;
  /** BCP 47 tag; null: as the browser says. */
  locale: string | null;
  hiDpi: boolean;
  tips: boolean;
  /** Address of their picture. */
  picture: string | null;
}

function toLook(userId: string, row: LookRow | undefined): Look {
  const { timeZone = null, locale = null, picture = null } = row ?? {};
  return {
    timeZone,
    locale,
    hiDpi: row?.hiDpi ?? true,
    tips: row?.noProTips !== true,
    picture: picture === null ? null : pictureAddress(userId, picture),
  };
}

/**
 * What the visitor chose, else the defaults: also while the database is down, so that the page can render and say so.
 */
export const visitorLook = cache(async (): Promise<Look> => {
  try {
    const actor = await visitor();
    return toLook(actor?.id ?? "", actor === null ? undefined : await lookOf(actor.id));
  } catch {
    return toLook("", undefined);
  }
});

/** As many as a list shows at once: whoever has more places finds the others by their name. */
const SHOWN_PLACES = 20;

/** More than anybody looks through. */
const OFFERED_PLACES = 200;

/** The visitor's organizations and workspaces, for the frame around every page. */
export const visitorPlaces = cache(async () => listPlaces(await requireVisitor(), SHOWN_PLACES));

/** The same, for forms that offer to choose among all of them. */
export async function offeredPlaces() {
  return listPlaces(await requireVisitor(), OFFERED_PLACES);
}

/** One of the visitor's workspaces, in the list or not; undefined where they do not belong to it. */
export async function visitorWorkspace(name: string) {
  return placeNamed(await requireVisitor(), name);
}

/** What waits in the visitor's inbox. */
export const visitorUnread = cache(async () => unreadOf((await requireVisitor()).id));

/** The projects that the visitor reaches in one of their workspaces. */
export async function visitorProjects(workspace: { id: string; role: string }) {
  return listProjectNames(await requireVisitor(), workspace);
}
