import { preferencesOf } from "../../db/hot/people/preferences";
import type { Actor } from "../scope";

/**
 * Which projects lists show to the caller: hidden ones to who wants them, examples unless they are not wanted. For
 * lists that the database's client reads; statements say the same by `shownTo`. It is no right: addresses lead there
 * all the same.
 */
export async function shownProjects({ id }: Actor) {
  const chosen = await preferencesOf(id);
  const hidden = chosen?.showHiddenProjects === true ? [] : [{ hidden: false }];
  const examples = chosen?.hideExamples === true ? [{ kind: { not: "examples" } }] : [];
  return { AND: [...hidden, ...examples] };
}
