"use client";

import { MembersTable } from "@/app/_components/members-table";
import type { TableProps } from "@/app/_components/table-types";
import { MEMBERS } from "@/app/_lib/people-sentences";
import { trpc } from "@/app/_lib/trpc";
import { WORKSPACE_ROLE_OPTIONS } from "@/app/_lib/workspace-sentences";

import { previewRemoval } from "./preview-removal";

interface WorkspaceMembersProps extends Pick<TableProps, "rows" | "clock" | "address" | "total" | "nextCursor"> {
  workspace: { slug: string; name: string };
  mayChange: boolean;
}

export function WorkspaceMembers({ workspace: { slug: workspace, name }, ...table }: WorkspaceMembersProps) {
  return (
    <MembersTable
      {...table}
      label={MEMBERS.title}
      place={name}
      roles={WORKSPACE_ROLE_OPTIONS}
      saveRole={(user, role) => trpc.members.changeRole.mutate({ workspace, user, role })}
      remove={{ label: MEMBERS.remove, verb: MEMBERS.removeVerb }}
      removeMember={({ id }) => trpc.members.remove.mutate({ workspace, user: id })}
      previewRemoval={({ id }) => previewRemoval(workspace, id)}
    />
  );
}
