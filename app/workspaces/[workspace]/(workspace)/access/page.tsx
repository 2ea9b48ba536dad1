import type { Metadata } from "next";

import { DescriptionList } from "@/app/_components/description-list";
import { Notice } from "@/app/_components/notice";
import { PageHeader } from "@/app/_components/page-header";
import { Section } from "@/app/_components/section";
import { readClock } from "@/app/_lib/clock";
import { exactDay, formatNumber } from "@/app/_lib/format";
import { page } from "@/app/_lib/page";
import { readQuery, type SearchParams } from "@/app/_lib/search-params";
import { workspaceHere } from "@/app/_lib/shell-props";
import { placeTrail } from "@/app/_lib/trail";
import { USERS } from "@/app/_lib/users-sentences";
import { ROLES } from "@/app/_lib/workspace-sentences";
import { caller, requireVisitor } from "@/server/api/caller";
import type { MemberAccessView } from "@/server/members/schema";

import { AccessProjects } from "./access-projects";
import { Permissions } from "./permissions";

export const metadata: Metadata = { title: USERS.accessTitle };

interface AccessPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: SearchParams;
}

function sourceText({ source, organizationRole }: MemberAccessView): string {
  if (source === "inherited") return USERS.accessInherited(ROLES[organizationRole] ?? organizationRole);
  return USERS.accessOwn[source];
}

export default async function AccessPage({ params, searchParams }: AccessPageProps) {
  return page(async () => {
    const { workspace: name } = await params;
    const { user } = await readQuery(searchParams);
    const { members } = await caller();
    const [visitor, { workspace, organization }, access, clock] = await Promise.all([
      requireVisitor(),
      workspaceHere(name),
      members.getAccess({ workspace: name, ...(user === undefined || user === "" ? {} : { user }) }),
      readClock(),
    ]);
    const own = access.user.id === visitor.id;
    const role = access.customRole?.name ?? ROLES[access.role] ?? access.role;
    const groups = access.groups.map((group) => {
      const until = group.expiresAt === null ? "" : ` (${exactDay(group.expiresAt, clock)})`;
      return `${group.name}${until}`;
    });
    return (
      <>
        <PageHeader
          title={own ? USERS.accessTitle : USERS.accessTitleOf(access.user.name)}
          description={own ? USERS.accessDescription : USERS.accessDescriptionOf}
          trail={placeTrail(organization, workspace)}
        />
        {access.suspended ? <Notice tone="warn">{USERS.accessSuspended}</Notice> : null}
        <div className="mt-4 mb-10">
          <DescriptionList
            items={[
              { label: USERS.accessRole, value: role },
              { label: USERS.accessSource, value: sourceText(access) },
              { label: USERS.accessJoined, value: exactDay(access.joinedAt, clock) },
              {
                label: USERS.accessEnds,
                value: access.expiresAt === null ? USERS.accessNoEnd : exactDay(access.expiresAt, clock),
              },
              { label: USERS.accessGroups, value: groups.length === 0 ? USERS.accessNoGroups : groups.join(", ") },
              { label: USERS.accessCredentials, value: formatNumber(access.credentials, clock.locale) },
            ]}
          />
        </div>
        <AccessProjects workspace={workspace.slug} access={access} clock={clock} />
        <Section title={USERS.accessPermissions} description={own ? USERS.accessMore : undefined}>
          <Permissions held={access.permissions} />
        </Section>
      </>
    );
  });
}
