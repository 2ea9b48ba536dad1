"use client";

import dynamic from "next/dynamic";

import { ConfirmRow } from "@/app/_components/dialog/confirm-row";
import type { Option } from "@/app/_components/form/controls";
import { Dialog } from "@/app/_components/dialog/dialog";
import { EmptyState } from "@/app/_components/page/empty-state";
import { Table } from "@/app/_components/table/table";
import type { Column, Filter, RowAction, TableProps } from "@/app/_components/table/types";
import { COLLABORATORS } from "@/app/_sentences/people/collaborators";
import { trpc } from "@/app/_lib/trpc";
import { useChosenRow } from "@/app/_lib/list/use-chosen-row";

import type { PresentAccess } from "./update-collaborator-form";

const UpdateCollaboratorForm = dynamic(
  async () => (await import("./update-collaborator-form")).UpdateCollaboratorForm,
  { ssr: false },
);

interface CollaboratorsTableProps extends Pick<
  TableProps,
  "rows" | "clock" | "address" | "total" | "nextCursor" | "exports"
> {
  project: { workspace: string; slug: string; name: string; open: boolean };
  /** What each row's person has now, by their id. */
  present: Readonly<Record<string, PresentAccess>>;
  customRoles: readonly Option[];
  mayChange: boolean;
  mayRemove: boolean;
  /** False to external collaborators, who see names alone. */
  emails: boolean;
}

const COLUMNS: readonly Column[] = [
  { key: "person", label: COLLABORATORS.person, head: true },
  { key: "access", label: COLLABORATORS.access },
  { key: "until", label: COLLABORATORS.until, kind: "time" },
  { key: "added", label: COLLABORATORS.added, kind: "time" },
  { key: "addedBy", label: COLLABORATORS.addedBy, kind: "name" },
];

const FILTERS: readonly Filter[] = [
  {
    name: "external",
    label: COLLABORATORS.kind,
    options: Object.entries(COLLABORATORS.kinds).map(([value, label]) => ({ value, label })),
  },
];

const EMPTY = <EmptyState title={COLLABORATORS.empty}>{COLLABORATORS.emptyText}</EmptyState>;

export function CollaboratorsTable(props: CollaboratorsTableProps) {
  const { project, present, customRoles, mayChange, mayRemove, emails, ...table } = props;
  const { onAction, rowFor, close } = useChosenRow();
  const { workspace, slug } = project;
  const actions: RowAction[] = [
    ...(mayChange ? [{ key: "update", label: COLLABORATORS.update }] : []),
    ...(mayRemove ? [{ key: "remove", label: COLLABORATORS.remove, danger: true }] : []),
  ];
  const updated = rowFor("update");
  const before = updated === null ? undefined : present[updated.id];
  return (
    <>
      <Table
        {...table}
        label={COLLABORATORS.title}
        columns={COLUMNS}
        search={emails ? COLLABORATORS.search : COLLABORATORS.searchNames}
        filters={FILTERS}
        {...(actions.length === 0 ? {} : { actions, onAction })}
        empty={EMPTY}
      />
      <Dialog
        open={before !== undefined}
        onOpenChange={close}
        title={COLLABORATORS.updateTitle(updated?.name ?? "")}
        wide
      >
        {updated === null || before === undefined ? null : (
          <UpdateCollaboratorForm
            project={project}
            user={updated.id}
            present={before}
            customRoles={customRoles}
            onClose={close}
          />
        )}
      </Dialog>
      <ConfirmRow
        row={rowFor("remove")}
        title={COLLABORATORS.removeTitle}
        verb={COLLABORATORS.removeVerb}
        pendingLabel={COLLABORATORS.removing}
        consequences={COLLABORATORS.removeConsequences}
        danger
        call={({ id }) => trpc.collaborators.remove.mutate({ workspace, project: slug, user: id })}
        done={({ user, stillReaches }) =>
          stillReaches ? COLLABORATORS.stillReaches(user.name) : COLLABORATORS.removed(user.name)
        }
        onClose={close}
      />
    </>
  );
}
