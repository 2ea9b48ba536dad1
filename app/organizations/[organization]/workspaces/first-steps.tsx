import { NextSteps } from "@/app/_components/page/next-steps";
import { Section } from "@/app/_components/page/section";
import { OPEN_CREATE, urls } from "@/app/_lib/urls";
import { ORGANIZATION_WORKSPACES } from "@/app/_sentences/places/organizations";
import type { OrganizationWorkspaceView } from "@/server/organizations/schema";
import { DAY_MILLISECONDS } from "@/server/time";

const { steps } = ORGANIZATION_WORKSPACES;

/** As long as an organization counts as new. */
const NEW_DAYS = 7;

/** The only workspace of an organization that was just made, to whoever runs it; nothing else is there to begin with. */
export function beginsWith(workspaces: readonly OrganizationWorkspaceView[], now: number): string | null {
  const [only, ...more] = workspaces;
  if (only === undefined || more.length > 0 || !only.isDefault || only.role !== "admin") return null;
  return now - Date.parse(only.createdAt) < NEW_DAYS * DAY_MILLISECONDS ? only.slug : null;
}

/** What people do after they have made an organization, each with its panel open. */
export function FirstSteps({ organization, workspace }: { organization: string; workspace: string }) {
  return (
    <Section title={steps.title} description={steps.help}>
      <NextSteps
        label={steps.title}
        steps={[
          { ...steps.invite, href: urls.workspace.invitations(workspace, OPEN_CREATE) },
          { ...steps.project, href: urls.workspace.projects(workspace, OPEN_CREATE) },
          { ...steps.machine, href: urls.workspace.serviceAccounts(workspace, OPEN_CREATE) },
          { ...steps.provider, href: urls.organization.newIdentityProvider(organization) },
        ]}
      />
    </Section>
  );
}
