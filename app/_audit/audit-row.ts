import type { Cell, Row, TableAddress, Tone } from "@/app/_components/table/types";
import { utcTime } from "@/app/_lib/format";
import { withQuery } from "@/app/_lib/urls";
import { AUDIT } from "@/app/_sentences/access/audit";
import type { AuditView } from "@/server/audit/schema";

import { changeText, inWords } from "./change-text";

const TONES: Readonly<Record<AuditView["result"], Tone>> = { done: "ok", refused: "warn", failed: "danger" };

function shown(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value ?? null);
}

/** Each changed field as it is kept: "member → viewer". */
function changesOf({ before, after }: AuditView): [string, string][] {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return fields.map((field) => {
    const [old, now] = [before?.[field], after?.[field]];
    if (old === undefined) return [field, shown(now)];
    return [field, now === undefined ? shown(old) : `${shown(old)} → ${shown(now)}`];
  });
}

/** The whole stands in the details, which it opens. */
const SUMMARY_LENGTH = 100;

function shortened(text: string): string {
  return text.length <= SUMMARY_LENGTH ? text : `${text.slice(0, SUMMARY_LENGTH - 1).trimEnd()}…`;
}

function detailsOf(entry: AuditView): Cell {
  const { facts } = AUDIT;
  const changes = changesOf(entry);
  const known: [string, string | number | null][] = [
    [facts.reason, entry.reason],
    [facts.at, utcTime(entry.at)],
    [facts.actor, entry.actor.id],
    [facts.behalfOf, entry.behalfOf?.id ?? null],
    [facts.credential, entry.credential],
    [facts.target, entry.target.id],
    [facts.request, entry.requestId],
    [facts.agent, entry.agent],
    [facts.sequence, entry.sequence],
    [facts.row, entry.id],
  ];
  const texts = [entry.reason === null ? "" : inWords(entry.reason), changeText(entry)];
  return {
    text: shortened(texts.filter((text) => text !== "").join(" · ")) || AUDIT.details,
    details: [
      ...changes,
      ...known.flatMap(([label, value]) => (value === null ? [] : [[label, String(value)] as const])),
    ],
  };
}

/** A name that shows the rows of this one alone. */
function only(address: TableAddress, filter: string, id: string | null, text: string, note?: string): Cell {
  const { search: _search, cursor: _cursor, trail: _trail, ...query } = address.query;
  return {
    text,
    ...(id === null ? {} : { href: withQuery(address.path, { ...query, [filter]: id }) }),
    ...(note === undefined ? {} : { note }),
  };
}

function noteOf({ behalfOf, credential }: AuditView): string | undefined {
  if (behalfOf !== null) return AUDIT.onBehalfOf(behalfOf.name ?? behalfOf.id);
  return credential === null ? undefined : AUDIT.byCredential;
}

function actorOf(entry: AuditView, address: TableAddress): Cell {
  const { actor } = entry;
  const text = actor.name ?? (actor.type === "system" ? AUDIT.system : AUDIT.nobody);
  return only(address, "actor", actor.id, text, noteOf(entry));
}

/** One row as the table shows it, with links to what else this person did and what else happened to this target. */
export function auditRow(entry: AuditView, address: TableAddress, workspaces: ReadonlyMap<string, string>): Row {
  const { id, at, action, target, result, workspace, address: from } = entry;
  const named = target.name ?? target.id ?? inWords(target.type);
  return {
    id,
    name: action,
    cells: {
      time: at,
      who: actorOf(entry, address),
      action,
      target: only(address, "target", target.id, named, inWords(target.type)),
      workspace:
        workspace === null ? null : only(address, "workspace", workspace, workspaces.get(workspace) ?? workspace),
      result: { text: AUDIT.results[result], tone: TONES[result] },
      changes: detailsOf(entry),
      from,
    },
  };
}
