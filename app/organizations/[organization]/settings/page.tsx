import type { Metadata } from "next";

import { CopyButton } from "@/app/_components/copy-button";
import { LinkButton } from "@/app/_components/link-button";
import { DescriptionList } from "@/app/_components/page/description-list";
import { PageHeader } from "@/app/_components/page/page-header";
import { Section } from "@/app/_components/page/section";
import { longestDays } from "@/app/_credentials/new/longest-days";
import { page } from "@/app/_frame/page-or-refusal";
import { organizationHere } from "@/app/_frame/shell-props";
import { placeTrail } from "@/app/_frame/trail";
import { exactTime, utcTime } from "@/app/_lib/format";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { ROLES } from "@/app/_sentences/access/role-names";
import { CREDENTIALS, LIFETIME } from "@/app/_sentences/machines/credentials";
import { ORGANIZATION_LIFE } from "@/app/_sentences/places/lifecycle";
import { ORGANIZATION_SETTINGS } from "@/app/_sentences/places/organizations";
import { PLACE } from "@/app/_sentences/places/place";
import { PROJECTS } from "@/app/_sentences/places/projects";
import { SESSION_POLICY } from "@/app/_sentences/sign-in/sessions";
import { caller } from "@/server/api/caller";

import { DefaultKey } from "./default-key";
import { Joining } from "./joining";
import { LifetimeForm } from "./lifetime-form";
import { OrganizationForm } from "./organization-form";
import { RemoveOrganization } from "./remove-organization";
import { SessionPolicyForm } from "./session-policy-form";

export const metadata: Metadata = { title: ORGANIZATION_SETTINGS.title };

export default async function OrganizationSettingsPage({ params }: { params: Promise<{ organization: string }> }) {
  return page(async () => {
    const { organization: asked } = await params;
    const { organizations } = await caller();
    const [organization, { rights }, clock] = await Promise.all([
      organizations.get({ organization: asked }),
      organizationHere(asked),
      readClock(),
    ]);
    const { id, name, slug, personal, role, createdAt } = organization;
    const refusal = personal ? ORGANIZATION_SETTINGS.personal : ORGANIZATION_SETTINGS.refused;
    const allCredentials = rights.includes("organization-credential.list") ? (
      <LinkButton href={urls.organization.credentials(slug)}>{CREDENTIALS.organizationTitle}</LinkButton>
    ) : undefined;
    const created = (
      <time dateTime={createdAt} title={utcTime(createdAt)}>
        {exactTime(createdAt, clock)}
      </time>
    );
    return (
      <>
        <PageHeader
          title={ORGANIZATION_SETTINGS.title}
          description={ORGANIZATION_SETTINGS.description}
          trail={placeTrail(organization)}
        />
        <Section title={ORGANIZATION_SETTINGS.name}>
          <OrganizationForm
            key={slug}
            organization={{ name, slug }}
            refusal={rights.includes("organization.rename") ? undefined : refusal}
          />
        </Section>
        <Section title={ORGANIZATION_SETTINGS.details}>
          <DescriptionList
            items={[
              { label: PLACE.id, value: <code className="break-all">{id}</code>, action: <CopyButton text={id} /> },
              { label: PROJECTS.yourRole, value: ROLES[role] ?? role },
              { label: PLACE.created, value: created },
            ]}
          />
        </Section>
        {personal ? null : (
          <Section title={LIFETIME.title} description={LIFETIME.description} actions={allCredentials}>
            <LifetimeForm
              organization={slug}
              longestDays={await longestDays(id)}
              refusal={rights.includes("organization.update-policy") ? undefined : LIFETIME.refused}
            />
          </Section>
        )}
        {personal ? null : (
          <Section title={SESSION_POLICY.title} description={SESSION_POLICY.description}>
            <SessionPolicyForm
              organization={slug}
              policy={await (await caller()).organizationPolicy.get({ organization: slug })}
              refusal={rights.includes("organization.update-policy") ? undefined : SESSION_POLICY.refused}
            />
          </Section>
        )}
        {rights.includes("default-key.read") && !personal ? (
          <DefaultKey organization={{ id, slug }} clock={clock} />
        ) : null}
        {personal ? null : <Joining organization={slug} rights={rights} clock={clock} />}
        {rights.includes("organization.remove") ? (
          <Section title={ORGANIZATION_LIFE.danger} description={ORGANIZATION_LIFE.dangerText}>
            <RemoveOrganization organization={{ name, slug }} />
          </Section>
        ) : null}
      </>
    );
  });
}
