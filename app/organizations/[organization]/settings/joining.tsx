import { LinkButton } from "@/app/_components/link-button";
import { Section } from "@/app/_components/page/section";
import type { Clock } from "@/app/_lib/format";
import { urls } from "@/app/_lib/urls";
import { JOIN_SETTINGS } from "@/app/_sentences/people/joining";
import { caller } from "@/server/api/caller";
import { MAXIMUM_LIMIT } from "@/server/paging";

import { JoinRequestsTable } from "./join-requests-table";
import { PolicyForm } from "./policy-form";

interface JoiningProps {
  organization: string;
  rights: readonly string[];
  clock: Clock;
}

async function Domains({ organization }: { organization: string }) {
  const { domains } = await caller();
  const { items } = await domains.list({ organization, limit: MAXIMUM_LIMIT });
  const verified = items.filter(({ status }) => status === "verified");
  return (
    <Section
      title={JOIN_SETTINGS.domains}
      description={JOIN_SETTINGS.domainsHelp}
      actions={<LinkButton href={urls.organization.domains(organization)}>{JOIN_SETTINGS.openDomains}</LinkButton>}
    >
      {verified.length === 0 ? (
        <p>{JOIN_SETTINGS.noDomains}</p>
      ) : (
        <ul className="grid gap-1">
          {verified.map(({ id, domain }) => (
            <li key={id}>
              <code>{domain}</code>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

async function Requests({ organization, clock }: Omit<JoiningProps, "rights">) {
  const { joinRequests } = await caller();
  const list = await joinRequests.list({ organization, status: "pending", limit: MAXIMUM_LIMIT });
  return (
    <Section title={JOIN_SETTINGS.requests} description={JOIN_SETTINGS.requestsHelp}>
      <JoinRequestsTable
        organization={organization}
        rows={list.items.map(({ id, user, message, createdAt }) => ({
          id,
          name: user.name,
          cells: { who: { text: user.name, note: user.email }, message, when: createdAt },
        }))}
        clock={clock}
        address={{ path: urls.organization.settings(organization), query: {} }}
      />
    </Section>
  );
}

/** How people come into the organization, which domains it has, and who asks. */
export async function Joining({ organization, rights, clock }: JoiningProps) {
  const { organizationPolicy } = await caller();
  const policy = await organizationPolicy.get({ organization });
  const changes = rights.includes("organization.update-policy");
  return (
    <>
      <Section title={JOIN_SETTINGS.title} description={JOIN_SETTINGS.description}>
        <PolicyForm organization={organization} policy={policy} refusal={changes ? undefined : JOIN_SETTINGS.refused} />
      </Section>
      {rights.includes("domain.list") ? <Domains organization={organization} /> : null}
      {rights.includes("join-request.list") ? <Requests organization={organization} clock={clock} /> : null}
    </>
  );
}
