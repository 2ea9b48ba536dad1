import { Section } from "@/app/_components/page/section";
import { MappingRows } from "@/app/_directory/mapping-rows";
import { urls } from "@/app/_lib/urls";
import { GROUP_FIELDS } from "@/app/_sentences/sso/connection-fields";
import { CONNECTION_PARTS } from "@/app/_sentences/sso/connections";
import { MAPPINGS } from "@/app/_sentences/sso/mappings";
import { caller } from "@/server/api/caller";

import type { StepProps } from "./configuration";
import { GroupsForm } from "./groups-form";
import { valuesOf } from "./values";

/** Whether groups and roles follow the provider, and what its groups mean here. */
export async function GroupsStep({ organization, connection, clock }: StepProps) {
  const { directoryMappings } = await caller();
  const { id, workspaces } = connection;
  const { items } = await directoryMappings.list({ organization, identityProvider: id });
  return (
    <>
      <Section title={CONNECTION_PARTS.groups} description={CONNECTION_PARTS.groupsText}>
        <GroupsForm
          organization={organization}
          fields={GROUP_FIELDS}
          values={valuesOf(connection, GROUP_FIELDS)}
          workspaces={workspaces.map((workspace) => ({ value: workspace.id, label: workspace.name }))}
        />
      </Section>
      <Section title={MAPPINGS.title} description={MAPPINGS.ofConnection.text}>
        <MappingRows
          organization={organization}
          connection={id}
          mappings={items}
          clock={clock}
          path={urls.organization.identityProvider(organization, id, { step: "groups" })}
        />
      </Section>
    </>
  );
}
