import type { Metadata } from "next";

import { NextSteps } from "@/app/_components/page/next-steps";
import { PageHeader } from "@/app/_components/page/page-header";
import { Section } from "@/app/_components/page/section";
import { Tabs } from "@/app/_components/page/tabs";
import { page } from "@/app/_frame/page-or-refusal";
import { organizationHere } from "@/app/_frame/shell-props";
import { placeTrail } from "@/app/_frame/trail";
import { oneOf } from "@/app/_lib/list/list-query";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { urls } from "@/app/_lib/urls";
import { CONNECTIONS, STEPS } from "@/app/_sentences/sso/connections";
import { caller } from "@/server/api/caller";
import { PROTOCOLS, type ProtocolName } from "@/server/identity-providers/schema/connection";
import { PROVIDERS_OF, type ProviderName } from "@/server/identity-providers/schema/fields";

import { NewConnectionForm } from "./new-connection-form";

export const metadata: Metadata = { title: CONNECTIONS.create };

interface NewIdentityProviderPageProps {
  params: Promise<{ organization: string }>;
  searchParams: SearchParams;
}

function Protocols({ organization }: { organization: string }) {
  const steps = [
    { protocol: "oidc", note: STEPS.oidcText },
    { protocol: "saml", note: STEPS.samlText },
  ] as const;
  return (
    <Section title={STEPS.protocol} description={STEPS.protocolText}>
      <NextSteps
        label={STEPS.protocol}
        steps={steps.map(({ protocol, note }) => ({
          label: CONNECTIONS.protocols[protocol],
          href: urls.organization.newIdentityProvider(organization, { protocol }),
          note,
        }))}
      />
    </Section>
  );
}

function Providers({ organization, protocol }: { organization: string; protocol: ProtocolName }) {
  return (
    <Section title={STEPS.provider} description={STEPS.providerText}>
      <NextSteps
        label={STEPS.provider}
        steps={PROVIDERS_OF[protocol].map((provider) => ({
          label: CONNECTIONS.providers[provider],
          href: urls.organization.newIdentityProvider(organization, { protocol, provider }),
        }))}
      />
    </Section>
  );
}

interface NameProps {
  organization: string;
  protocol: ProtocolName;
  provider: ProviderName;
}

function Name({ organization, protocol, provider }: NameProps) {
  const [product, by] = [CONNECTIONS.providers[provider], CONNECTIONS.protocols[protocol]];
  return (
    <Section title={STEPS.nameTitle(product, by)} description={STEPS.nameText}>
      <NewConnectionForm organization={organization} protocol={protocol} provider={provider} />
    </Section>
  );
}

/** All of the first steps, with the way back to those before. */
function tabsOf(organization: string, protocol: ProtocolName | undefined, provider: ProviderName | undefined) {
  const [first, second] = [protocol === undefined, protocol !== undefined && provider === undefined];
  const to = (query: Record<string, string>) => ({ href: urls.organization.newIdentityProvider(organization, query) });
  return [
    { label: `1. ${STEPS.protocol}`, ...to({}), current: first },
    { label: `2. ${STEPS.provider}`, ...(protocol === undefined ? {} : to({ protocol })), current: second },
    {
      label: `3. ${STEPS.name}`,
      ...(protocol === undefined || provider === undefined ? {} : to({ protocol, provider })),
      current: !first && !second,
    },
  ];
}

/** The first steps of a connection: protocol and provider by address, then its name, which makes a draft. */
export default async function NewIdentityProviderPage({ params, searchParams }: NewIdentityProviderPageProps) {
  return page(async () => {
    const { organization: asked } = await params;
    const query = await readQuery(searchParams);
    const { identityProviders } = await caller();
    // Whoever may not see connections does not get the form of one either.
    const [{ organization }] = await Promise.all([
      organizationHere(asked),
      identityProviders.list({ organization: asked, limit: 1, total: "none" }),
    ]);
    const { slug } = organization;
    const protocol = oneOf(PROTOCOLS, query.protocol);
    const provider = protocol === undefined ? undefined : oneOf(PROVIDERS_OF[protocol], query.provider);
    const trail = [
      ...placeTrail(organization),
      { label: CONNECTIONS.title, href: urls.organization.identityProviders(slug) },
    ];
    const tabs = tabsOf(slug, protocol, provider);
    return (
      <>
        <PageHeader title={CONNECTIONS.create} description={CONNECTIONS.emptyText} trail={trail} />
        <Tabs label={STEPS.label} tabs={tabs} steps />
        {protocol === undefined ? <Protocols organization={slug} /> : null}
        {protocol !== undefined && provider === undefined ? (
          <Providers organization={slug} protocol={protocol} />
        ) : null}
        {protocol !== undefined && provider !== undefined ? (
          <Name organization={slug} protocol={protocol} provider={provider} />
        ) : null}
      </>
    );
  });
}
