import "server-only";
import { cache } from "react";
import { listPlaces, listProjectNames, placeNamed } from "../access/shown/places";
import { unreadOf } from "../db/hot/people/inbox";
import { lookOf, type LookRow } from "../db/hot/people/look";
import { pictureAddress } from "../pictures/schema";
import { requireVisitor, visitor } from "./caller";

/**
 * What the frame around every page shows to whoever visits: their look, their places, what they have not read. It is read
 * directly and not by procedures, since each reads what is the visitor's own, for which no right is asked.
 */

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
