import "server-only";

import { DescriptionList } from "@/app/_components/page/description-list";
import { Notice } from "@/app/_components/page/notice";
import { Section } from "@/app/_components/page/section";
import { exactDay, formatNumber, type Clock } from "@/app/_lib/format";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { ROLES } from "@/app/_sentences/access/role-names";
import { USERS } from "@/app/_sentences/people/users";
import type { MemberAccessView } from "@/server/members/schema";

import { AccessProjects } from "./access-projects";
import { Permissions } from "./permissions";

interface PersonAccessProps {
  /** Slug. */
  workspace: string;
  access: MemberAccessView;
  own: boolean;
  /** The page's own address. */
  path: string;
}

function sourceText({ source, organizationRole }: MemberAccessView): string {
  if (source === "inherited") return USERS.accessInherited(ROLES[organizationRole] ?? organizationRole);
  return USERS.accessOwn[source];
}

function groupLinks(workspace: string, { groups }: MemberAccessView, clock: Clock) {
  if (groups.length === 0) return USERS.accessNoGroups;
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1">
      {groups.map(({ id, name, expiresAt }) => (
        <li key={id}>
          <a className="text-link" href={urls.workspace.group(workspace, id)}>
            {name}
          </a>
          {expiresAt === null ? null : ` (${exactDay(expiresAt, clock)})`}
        </li>
      ))}
    </ul>
  );
}

/** Somebody's role and where it comes from, their groups and projects, and what all of it allows. */
export async function personAccess({ workspace, access, own, path }: PersonAccessProps) {
  const clock = await readClock();
  const ends = access.expiresAt === null ? USERS.accessNoEnd : exactDay(access.expiresAt, clock);
  return (
    <>
      {access.suspended ? <Notice tone="warn">{USERS.accessSuspended}</Notice> : null}
      <div className="mt-4 mb-10">
        <DescriptionList
          items={[
            { label: USERS.accessRole, value: access.customRole?.name ?? ROLES[access.role] ?? access.role },
            { label: USERS.accessSource, value: sourceText(access) },
            { label: USERS.accessJoined, value: exactDay(access.joinedAt, clock) },
            { label: USERS.accessEnds, value: ends },
            { label: USERS.accessGroups, value: groupLinks(workspace, access, clock) },
            { label: USERS.accessCredentials, value: formatNumber(access.credentials, clock.locale) },
          ]}
        />
      </div>
      <AccessProjects path={path} access={access} clock={clock} />
      <Section title={USERS.accessPermissions} description={own ? USERS.accessMore : undefined}>
        <Permissions held={access.permissions} />
      </Section>
    </>
  );
}
