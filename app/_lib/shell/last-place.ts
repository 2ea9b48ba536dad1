export const PLACE_COOKIE = "last-place";

/** Slugs of where somebody is or was. */
interface LastPlace {
  organization?: string | undefined;
  workspace?: string | undefined;
  project?: string | undefined;
}

/** Slugs hold no dot, so that one can stand between them. */
export function writePlace({ organization = "", workspace = "", project = "" }: LastPlace): string {
  return [organization, workspace, project].join(".");
}

/** What a cookie says; a browser may send anything. */
export function readPlace(text: string | undefined): LastPlace {
  if (text === undefined || !/^[\w-]{0,80}\.[\w-]{0,80}\.[\w-]{0,80}$/.test(text)) return {};
  const [organization, workspace, project] = text.split(".").map((slug) => (slug === "" ? undefined : slug));
  return { organization, workspace, project };
}

/** A workspace's own pages leave the project active that was opened last in it. */
export function followingOn(place: LastPlace, last: LastPlace): LastPlace {
  const same = place.workspace !== undefined && place.workspace === last.workspace;
  return { ...place, project: place.project ?? (same ? last.project : undefined) };
}

/**
 * Tells the server where to begin on pages that belong to no place, and which project is active. Nothing that writes
 * reads it: what a command is about, its own input says. Browser only.
 */
export function keepPlace(place: LastPlace): void {
  if (place.organization === undefined && place.workspace === undefined) return;
  const last = new RegExp(`(?:^|; )${PLACE_COOKIE}=([^;]*)`).exec(document.cookie)?.[1];
  const kept = followingOn(place, readPlace(last));
  document.cookie = `${PLACE_COOKIE}=${writePlace(kept)}; path=/; max-age=31536000; samesite=lax`;
}
