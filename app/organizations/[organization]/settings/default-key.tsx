import { LinkButton } from "@/app/_components/link-button";
import { Notice } from "@/app/_components/page/notice";
import { Section } from "@/app/_components/page/section";
import { credentialRow } from "@/app/_credentials/credential-row";
import { CredentialFacts } from "@/app/_credentials/detail/credential-facts";
import { longestDays } from "@/app/_credentials/new/longest-days";
import { NewCredential } from "@/app/_credentials/new/new-credential";
import type { Clock } from "@/app/_lib/format";
import { urls } from "@/app/_lib/urls";
import { DEFAULT_KEY } from "@/app/_sentences/machines/project-credentials";
import { caller } from "@/server/api/caller";
import { publicAddresses } from "@/server/api/rest/public-addresses";

import { DefaultKeyActions } from "./default-key-actions";

interface DefaultKeyProps {
  organization: { id: string; slug: string };
  clock: Clock;
}

/** The one key of the default project, for owners alone: nobody else has this section. */
export async function DefaultKey({ organization: { id, slug }, clock }: DefaultKeyProps) {
  const { defaultKey } = await caller();
  const { key, workspace, project } = await defaultKey.get({ organization: slug });
  const addresses = publicAddresses();
  const place = {
    kind: "default-key" as const,
    organization: slug,
    workspace: workspace.slug,
    project: project.slug,
  };
  const row = key === null ? null : { ...credentialRow(key, { clock }), name: DEFAULT_KEY.name };
  // It stays where there is a key: the dialog that shows the new secret key is its own.
  const actions = (
    <>
      <div hidden={row !== null}>
        <NewCredential
          place={place}
          opened={false}
          addresses={addresses}
          longestDays={await longestDays(id)}
          text={DEFAULT_KEY.createText(project.name)}
        />
      </div>
      {row === null ? null : (
        <DefaultKeyActions
          place={place}
          addresses={addresses}
          clock={clock}
          row={row}
          active={key?.status === "active"}
        />
      )}
    </>
  );
  return (
    <Section title={DEFAULT_KEY.title} description={DEFAULT_KEY.text} actions={actions}>
      <Notice
        tone="warn"
        title={DEFAULT_KEY.warning}
        action={<LinkButton href={urls.project.home(workspace.slug, project.slug)}>{DEFAULT_KEY.open}</LinkButton>}
      >
        {DEFAULT_KEY.warningText(project.name)}
      </Notice>
      {key === null ? <p>{DEFAULT_KEY.none}</p> : <CredentialFacts credential={key} clock={clock} />}
    </Section>
  );
}
