"use client";

import { useState } from "react";

import { ConfirmDialog } from "@/app/_components/dialog/confirm-dialog";
import { EmptyState } from "@/app/_components/page/empty-state";
import { Table } from "@/app/_components/table/table";
import type { BulkAction, Column, Row, RowAction, TableProps } from "@/app/_components/table/types";
import { actorRef } from "@/app/_lib/list/actor-search";
import { GROUP, GROUPS } from "@/app/_sentences/people/groups";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import type { ChangedGroupView } from "@/server/groups/schema";

import { EndDateDialog } from "./end-date-dialog";
import type { GroupPlace } from "./group-place";

interface GroupMembersTableProps extends Pick<
  TableProps,
  "rows" | "clock" | "address" | "total" | "nextCursor" | "exports"
> {
  place: GroupPlace;
  mayAdd: boolean;
  mayRemove: boolean;
}

const COLUMNS: readonly Column[] = [
  { key: "member", label: GROUPS.members, kind: "name", head: true, sort: "created" },
  { key: "kind", label: GROUP.kind },
  { key: "source", label: GROUP.source },
  { key: "added", label: GROUP.addedOn, kind: "time" },
  { key: "ends", label: GROUP.endsOn, kind: "time" },
];

const END: RowAction = { key: "end", label: GROUP.endDate };
const REMOVE: RowAction = { key: "remove", label: GROUP.remove, danger: true, inline: true };
const BULK: readonly BulkAction[] = [{ key: "remove", label: GROUP.remove, danger: true }];

const EMPTY = <EmptyState title={GROUP.empty}>{GROUP.emptyText}</EmptyState>;

interface Leaving {
  rows: readonly Row[];
  unselect: () => void;
}

function tellRemoval({ changes }: ChangedGroupView): void {
  const kept = changes.filter(({ status }) => status === "kept").map(({ name }) => name);
  toast(kept.length === 0 ? GROUP.removed : GROUP.kept(kept.join(", ")));
}

/** The members of one group; several can be taken out at once, after a look at who they are. */
export function GroupMembersTable({ place, mayAdd, mayRemove, ...table }: GroupMembersTableProps) {
  const [leaving, setLeaving] = useState<Leaving | null>(null);
  const [ending, setEnding] = useState<Row | null>(null);
  const command = useCommand(trpc.groups.removeMembers.mutate, {
    onDone: (done) => {
      leaving?.unselect();
      setLeaving(null);
      tellRemoval(done);
    },
  });
  const rows = leaving?.rows ?? [];
  const [first] = rows;
  const items = rows.map(({ id, name }) => ({ key: id, text: name }));
  return (
    <>
      <Table
        {...table}
        label={GROUPS.memberOf(place.name)}
        columns={COLUMNS}
        search={GROUP.search}
        actions={[...(mayAdd ? [END] : []), ...(mayRemove ? [REMOVE] : [])]}
        onAction={(key, row) =>
          key === "end" ? setEnding(row) : setLeaving({ rows: [row], unselect: () => undefined })
        }
        {...(mayRemove
          ? {
              bulk: BULK,
              onBulk: (_key: string, many: readonly Row[], unselect: () => void) =>
                setLeaving({ rows: many, unselect }),
            }
          : {})}
        empty={EMPTY}
      />
      <ConfirmDialog
        open={leaving !== null}
        onOpenChange={() => {
          command.reset();
          setLeaving(null);
        }}
        title={rows.length === 1 && first !== undefined ? GROUP.removeTitle(first.name) : GROUP.removeMany(rows.length)}
        verb={GROUP.removeVerb}
        pendingLabel={GROUP.removing}
        consequences={GROUP.removeConsequences}
        preview={() =>
          Promise.resolve([{ kind: "ends", parts: [{ label: GROUPS.leaving, total: rows.length, items }] }])
        }
        pending={command.pending}
        failure={command.failure}
        onConfirm={() =>
          void command.run({ workspace: place.slug, group: place.group, members: rows.map(({ id }) => actorRef(id)) })
        }
      />
      <EndDateDialog place={place} row={ending} onClose={() => setEnding(null)} />
    </>
  );
}
