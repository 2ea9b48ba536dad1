import { LinkButton } from "@/app/_components/link-button";
import { Notice } from "@/app/_components/page/notice";
import { Section } from "@/app/_components/page/section";
import { urls } from "@/app/_lib/urls";
import { ROLES } from "@/app/_sentences/access/role-names";
import { JOINING } from "@/app/_sentences/people/joining";
import { caller } from "@/server/api/caller";
import type { MyInvitationView } from "@/server/invitations/schema/answers";

import { AskToJoin } from "./ask-to-join";

function Invitation({ invitation }: { invitation: MyInvitationView }) {
  const { id, workspace, organization, project, invitedBy, role, customRole } = invitation;
  const place = project?.name ?? workspace.name;
  return (
    <li>
      <Notice
        title={JOINING.into(place, organization.name)}
        action={
          <LinkButton variant="primary" href={urls.invitation(id)}>
            {JOINING.open}
          </LinkButton>
        }
      >
        {JOINING.from(invitedBy.name ?? JOINING.somebody, customRole ?? ROLES[role] ?? role)}
      </Notice>
    </li>
  );
}

/** What waits for the visitor outside of the places that they are in: invitations, and their domain's organization. */
export async function Waiting() {
  const { invitations, joinRequests } = await caller();
  const [mine, joinable] = await Promise.all([invitations.listMine({}), joinRequests.listJoinable({})]);
  return (
    <>
      {mine.items.length === 0 ? null : (
        <Section title={JOINING.invitations} description={JOINING.invitationsHelp}>
          <ul className="grid gap-2">
            {mine.items.map((invitation) => (
              <Invitation key={invitation.id} invitation={invitation} />
            ))}
          </ul>
        </Section>
      )}
      {joinable.items.map((organization) => (
        <Section key={organization.id} title={JOINING.joinable} description={JOINING.joinableHelp(organization.domain)}>
          <AskToJoin organization={organization} />
        </Section>
      ))}
    </>
  );
}
