import "server-only";

import { Notice } from "@/app/_components/page/notice";
import { PLACE_NOTICES } from "@/app/_sentences/places/lifecycle";

import { organizationHere, workspaceHere } from "./shell-props";

function Told({ text }: { text: string | null }) {
  if (text === null) return null;
  return (
    <div className="mb-5">
      <Notice tone="warn">{text}</Notice>
    </div>
  );
}

/** On every page of a workspace: that it is archived, or suspended, which only its owners get to see. */
export async function WorkspaceNotice({ workspace: name }: { workspace: string }) {
  const { workspace } = await workspaceHere(name);
  const archived = workspace.archived ? PLACE_NOTICES.archived : null;
  return <Told text={workspace.suspended ? PLACE_NOTICES.suspended : archived} />;
}

/** On every page of an organization: that it is suspended. */
export async function OrganizationNotice({ organization: name }: { organization: string }) {
  const { organization } = await organizationHere(name);
  return <Told text={organization.suspended ? PLACE_NOTICES.organizationSuspended : null} />;
}

interface DefaultProjectProps {
  project: { kind: string; inWorkspace: boolean; organization: { personal: boolean }; workspace: { id: string } };
}

/** The one project that everybody in the organization is in. */
export async function DefaultProjectNotice({ project }: DefaultProjectProps) {
  const { kind, inWorkspace, organization, workspace } = project;
  if (kind !== "default" || !inWorkspace || organization.personal) return null;
  const { isDefault } = (await workspaceHere(workspace.id)).workspace;
  return (
    <div className="mb-5">
      <Notice title={PLACE_NOTICES.defaultTitle(isDefault)}>{PLACE_NOTICES.defaultText}</Notice>
    </div>
  );
}
