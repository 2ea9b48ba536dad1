import "server-only";
import type { ReactNode } from "react";

import type { Filter } from "@/app/_components/table/types";
import { exportLinks } from "@/app/_lib/list/export-links";
import { listAddress, listInput, oneOf, type Query } from "@/app/_lib/list/list-query";
import { readClock } from "@/app/_lib/time/clock";
import { dayBegins } from "@/app/_lib/time/day-in-zone";
import { AUDIT } from "@/app/_sentences/access/audit";
import { ACTIONS } from "@/server/audit/actions";
import type { AuditView } from "@/server/audit/schema";
import { SYSTEM_ACTIONS } from "@/server/audit/system-actions";
import { HOUR_MILLISECONDS } from "@/server/time";

import { auditRow } from "./audit-row";
import { AuditTable } from "./audit-table";

const RESULTS = ["done", "refused", "failed"] as const;
const FILTERS = ["action", "result", "since", "from", "to", "actor", "target", "workspace"];

/** All actions, so that one can be asked for that has not happened yet. */
const ACTION_OPTIONS = [...ACTIONS, ...SYSTEM_ACTIONS].sort().map((value) => ({ value, label: value }));

/** An id or slug; what is none filters nothing. */
function nameIn(text: string | undefined): string | undefined {
  return text !== undefined && /^[A-Za-z0-9_-]{1,64}$/.test(text) ? text : undefined;
}

/** What the audit is asked for, as the address of its page says it; days are those of the reader. */
export async function auditInput(query: Query) {
  const { timeZone } = await readClock();
  const hours = Number(oneOf(Object.keys(AUDIT.since), query.since) ?? 0);
  const since = hours === 0 ? undefined : new Date(Date.now() - hours * HOUR_MILLISECONDS).toISOString();
  return {
    ...listInput(query, "-created"),
    action: oneOf(
      ACTION_OPTIONS.map(({ value }) => value),
      query.action,
    ),
    result: oneOf(RESULTS, query.result),
    actor: nameIn(query.actor),
    target: nameIn(query.target),
    workspace: nameIn(query.workspace),
    from: dayBegins(query.from, timeZone) ?? since,
    to: dayBegins(query.to, timeZone, 1),
  };
}

interface Named {
  id: string;
  name: string;
}

/** Who or what a click has picked, so that it is seen and can be taken back; named by a row that shows it. */
function picked(items: readonly AuditView[], query: Query, workspaces: readonly Named[] | undefined): Filter[] {
  const { actor, target, workspace } = query;
  const filters: Filter[] = [];
  const add = (name: string, label: string, value: string, text: string | null | undefined) =>
    filters.push({ name, label, options: [{ value, label: text ?? value }] });
  if (actor !== undefined) {
    add("actor", AUDIT.who, actor, items.find((entry) => entry.actor.id === actor)?.actor.name);
  }
  if (target !== undefined) {
    add("target", AUDIT.target, target, items.find((entry) => entry.target.id === target)?.target.name);
  }
  if (workspaces !== undefined) {
    const options = workspaces.map(({ id, name }) => ({ value: id, label: name }));
    const other = workspace === undefined || options.some(({ value }) => value === workspace);
    const rest = other ? [] : [{ value: workspace, label: workspace }];
    filters.push({ name: "workspace", label: AUDIT.workspace, options: [...options, ...rest] });
  }
  return filters;
}

interface AuditListProps {
  /** The page's own address. */
  path: string;
  /** The same list of the REST API. */
  api: string;
  query: Query;
  /** What the list was asked for. */
  input: Omit<Awaited<ReturnType<typeof auditInput>>, "workspace"> & { workspace?: string | undefined };
  list: { items: AuditView[]; nextCursor: string | null; total: number | null };
  /** Those that one may pick from, where the list is about more than one. */
  workspaces?: readonly Named[];
}

/** The rows of an audit with filters, and exports of exactly what is shown. */
export async function auditList({ path, api, query, input, list, workspaces }: AuditListProps): Promise<ReactNode> {
  const address = listAddress(path, query, ...FILTERS);
  const names = new Map(workspaces?.map(({ id, name }) => [id, name]));
  return (
    <AuditTable
      rows={list.items.map((entry) => auditRow(entry, address, names))}
      actions={ACTION_OPTIONS}
      picked={picked(list.items, query, workspaces)}
      workspaces={workspaces !== undefined}
      clock={await readClock()}
      address={address}
      total={list.total}
      nextCursor={list.nextCursor}
      exports={exportLinks(api, input)}
    />
  );
}
