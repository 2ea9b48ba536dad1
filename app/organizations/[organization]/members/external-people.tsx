"use client";

import { EmptyState } from "@/app/_components/page/empty-state";
import { Table } from "@/app/_components/table/table";
import type { Column, TableProps } from "@/app/_components/table/types";
import { MEMBERS } from "@/app/_sentences/people/members";
import { useChosenRow } from "@/app/_lib/list/use-chosen-row";
import { USERS } from "@/app/_sentences/people/users";
import { PLACE } from "@/app/_sentences/places/place";
import { RemovePersonDialog } from "@/app/_people/remove-person-dialog";

interface ExternalPeopleProps extends Pick<
  TableProps,
  "rows" | "clock" | "address" | "total" | "nextCursor" | "exports"
> {
  organization: { slug: string; name: string };
  mayRemove: boolean;
}

const COLUMNS: readonly Column[] = [
  { key: "user", label: MEMBERS.user, head: true },
  { key: "status", label: PLACE.status },
  { key: "projects", label: USERS.externalProjects },
  { key: "seen", label: MEMBERS.lastSignIn, kind: "time" },
  { key: "by", label: USERS.signInBy },
];

/** Those who are in single projects alone. */
export function ExternalPeople({ organization: { slug, name }, mayRemove, ...table }: ExternalPeopleProps) {
  const { onAction, rowFor, close } = useChosenRow();
  const actions = [{ key: "remove", label: MEMBERS.remove, danger: true }];
  return (
    <>
      <Table
        {...table}
        label={USERS.external}
        columns={COLUMNS}
        search={MEMBERS.search}
        empty={<EmptyState title={USERS.externalEmpty}>{USERS.externalEmptyText}</EmptyState>}
        {...(mayRemove ? { actions, onAction } : {})}
      />
      <RemovePersonDialog place={{ kind: "organization", slug, name }} person={rowFor("remove")} onClose={close} />
    </>
  );
}
