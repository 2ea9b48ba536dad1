"use client";

import { MembersTable } from "@/app/_components/members-table";
import type { PreviewSection } from "@/app/_components/preview-types";
import type { TableProps } from "@/app/_components/table-types";
import { ORGANIZATION_MEMBERS } from "@/app/_lib/organization-sentences";
import { MEMBERS } from "@/app/_lib/people-sentences";
import { trpc } from "@/app/_lib/trpc";

interface OrganizationMembersProps extends Pick<TableProps, "rows" | "clock" | "address" | "total" | "nextCursor"> {
  organization: { slug: string; name: string };
  mayChange: boolean;
}

const ENDINGS: readonly PreviewSection[] = [
  { kind: "ends", lines: [MEMBERS.losesOrganization, MEMBERS.credentialsDieAll] },
  { kind: "stays", lines: [MEMBERS.resourcesStay, MEMBERS.returnByInvitation] },
];

export function OrganizationMembers({ organization: { slug, name }, ...table }: OrganizationMembersProps) {
  const organization = slug;
  return (
    <MembersTable
      {...table}
      label={MEMBERS.organizationTitle}
      place={name}
      roles={ORGANIZATION_MEMBERS.roleOptions}
      saveRole={(user, role) => trpc.members.changeRoleInOrganization.mutate({ organization, user, role })}
      remove={{ label: ORGANIZATION_MEMBERS.remove, verb: ORGANIZATION_MEMBERS.removeVerb }}
      removeMember={({ id }) => trpc.members.removeFromOrganization.mutate({ organization, user: id })}
      previewRemoval={() => Promise.resolve(ENDINGS)}
    />
  );
}
