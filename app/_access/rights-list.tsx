import "server-only";

import { exportLinks } from "@/app/_lib/list/export-links";
import { listAddress, type Query } from "@/app/_lib/list/list-query";
import { readClock } from "@/app/_lib/time/clock";
import { readTypes } from "@/app/_resources/read-types";
import { caller } from "@/server/api/caller";

import { rightRow } from "./right-row";
import { RightsTable } from "./rights-table";

interface RightsListProps {
  /** Slug. */
  workspace: string;
  /** Absent: the visitor's own. */
  actor?: string | undefined;
  /** The visitor sees the rules themselves. */
  rules: boolean;
  /** The page's own address. */
  path: string;
  query: Query;
}

const PAGE_ROWS = 50;

/** The effective access of a person or service account. */
export async function rightsList({ workspace, actor, rules, path, query }: RightsListProps) {
  const { decisions } = await caller();
  const [list, types, clock] = await Promise.all([
    decisions.rights({ workspace, actor, limit: PAGE_ROWS, cursor: query.cursor }),
    readTypes(workspace),
    readClock(),
  ]);
  const reader = { workspace, types: types.names, own: actor === undefined, rules };
  return (
    <RightsTable
      rows={list.items.map((right) => rightRow(right, reader))}
      clock={clock}
      address={listAddress(path, query, "part")}
      total={list.total}
      nextCursor={list.nextCursor}
      exports={exportLinks(`/api/v1/workspaces/${workspace}/access/rights`, { actor })}
    />
  );
}
