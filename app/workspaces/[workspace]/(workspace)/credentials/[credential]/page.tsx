import type { Metadata } from "next";

import { workspaceCredential, type WorkspaceCredentialProps } from "@/app/_credentials/detail/workspace-credential";
import { placeTrail } from "@/app/_frame/trail";
import { urls } from "@/app/_lib/urls";
import { CREDENTIAL } from "@/app/_sentences/machines/credential";
import { CREDENTIALS } from "@/app/_sentences/machines/credentials";

export const metadata: Metadata = { title: CREDENTIAL.title };

/** Any credential of the workspace, for its admins. */
export default function WorkspaceCredentialPage(props: WorkspaceCredentialProps) {
  return workspaceCredential(props, ({ workspace, organization }) => ({
    trail: [
      ...placeTrail(organization, workspace),
      { label: CREDENTIALS.everyoneTitle, href: urls.workspace.credentials(workspace.slug) },
    ],
    pathOf: urls.workspace.credential,
  }));
}
