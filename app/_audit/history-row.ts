import type { Row } from "@/app/_components/table/types";
import { HISTORY } from "@/app/_sentences/machines/history";
import type { HistoryView } from "@/server/audit/schema";

/** What was done to one thing, as a row: who did it and when, and in the words of that thing what it was. */
export function historyRow({ id, at, actor, behalfOf }: HistoryView, what: string, changes: string | null): Row {
  const who = actor.name ?? HISTORY.nobody;
  return {
    id,
    name: what,
    cells: {
      when: at,
      who: behalfOf === null ? who : { text: who, note: HISTORY.behalfOf(behalfOf.name) },
      what,
      changes,
    },
  };
}
