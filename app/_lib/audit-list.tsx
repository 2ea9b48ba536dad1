import "server-only";

import type { ReactNode } from "react";

import { AuditTable } from "@/app/_components/audit-table";
import type { Row, Tone } from "@/app/_components/table-types";
import { ACTIONS, SYSTEM_ACTIONS } from "@/server/audit/actions";
import type { AuditView } from "@/server/audit/schema";

import { readClock } from "./clock";
import { listAddress, listInput, oneOf, type Query } from "./list-query";
import { withQuery } from "./urls";
import { AUDIT } from "./workspace-sentences";

const RESULTS = ["done", "refused", "failed"] as const;
const TONES: Readonly<Record<AuditView["result"], Tone>> = { done: "ok", refused: "warn", failed: "danger" };
const HOUR = 3_600_000;

/** All actions, so that one can be asked for that has not happened yet. */
const ACTION_OPTIONS = [...ACTIONS, ...SYSTEM_ACTIONS].sort().map((value) => ({ value, label: value }));

/** What the audit is asked for, as the address of its page says it. */
export function auditInput(query: Query) {
  const hours = Number(oneOf(Object.keys(AUDIT.since), query.since) ?? 0);
  return {
    ...listInput(query, "-created"),
    action: oneOf(
      ACTION_OPTIONS.map(({ value }) => value),
      query.action,
    ),
    result: oneOf(RESULTS, query.result),
    from: hours === 0 ? undefined : new Date(Date.now() - hours * HOUR).toISOString(),
  };
}

function shown(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value ?? null);
}

/** "role: member → viewer", one field after the other. */
function changesOf({ before, after, reason }: AuditView): string | null {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const texts = fields.map((field) => {
    const [old, now] = [before?.[field], after?.[field]];
    if (old === undefined) return `${field}: ${shown(now)}`;
    return now === undefined ? `${field}: ${shown(old)}` : `${field}: ${shown(old)} → ${shown(now)}`;
  });
  const all = [...(reason === null ? [] : [reason]), ...texts];
  return all.length === 0 ? null : all.join(", ");
}

function actorOf({ actor, credential }: AuditView) {
  const text = actor.name ?? (actor.type === "system" ? AUDIT.system : AUDIT.nobody);
  return credential === null ? text : { text, note: AUDIT.byCredential };
}

function rowOf(entry: AuditView): Row {
  const { id, at, action, target, result, address } = entry;
  return {
    id,
    name: action,
    cells: {
      time: at,
      who: actorOf(entry),
      action,
      target: target.name === null ? target.type : { text: target.name, note: target.type },
      result: { text: AUDIT.results[result], tone: TONES[result] },
      changes: changesOf(entry),
      from: address,
    },
  };
}

interface AuditListProps {
  /** The page's own address. */
  path: string;
  /** The same list of the REST API. */
  api: string;
  query: Query;
  list: { items: AuditView[]; nextCursor: string | null; total: number | null };
}

/** The rows of an audit with filters, and an export of exactly these. */
export async function auditList({ path, api, query, list }: AuditListProps): Promise<ReactNode> {
  const { limit, ...input } = auditInput(query);
  return (
    <AuditTable
      rows={list.items.map(rowOf)}
      actions={ACTION_OPTIONS}
      clock={await readClock()}
      address={listAddress(path, query, "action", "result", "since")}
      total={list.total}
      nextCursor={list.nextCursor}
      exported={withQuery(api, { ...input, limit: String(limit) })}
    />
  );
}
