import type { Metadata } from "next";

import { workspaceCredential, type WorkspaceCredentialProps } from "@/app/_credentials/detail/workspace-credential";
import { urls } from "@/app/_lib/urls";
import { CREDENTIAL } from "@/app/_sentences/machines/credential";
import { CREDENTIALS } from "@/app/_sentences/machines/credentials";
import { PLACE } from "@/app/_sentences/places/place";

export const metadata: Metadata = { title: CREDENTIAL.title };

/** One of the visitor's own credentials. */
export default function CredentialPage(props: WorkspaceCredentialProps) {
  return workspaceCredential(props, ({ workspace: { name, slug } }) => ({
    trail: [
      { label: PLACE.workspace(name), href: urls.workspace.projects(slug) },
      { label: CREDENTIALS.title, href: urls.account.credentials(slug) },
    ],
    pathOf: urls.account.credential,
  }));
}
