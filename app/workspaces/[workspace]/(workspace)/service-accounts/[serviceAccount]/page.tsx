import type { Metadata } from "next";

import { rightsList } from "@/app/_access/rights-list";
import { CopyButton } from "@/app/_components/copy-button";
import { LinkButton } from "@/app/_components/link-button";
import { DescriptionList } from "@/app/_components/page/description-list";
import { PageHeader } from "@/app/_components/page/page-header";
import { Section } from "@/app/_components/page/section";
import { Tabs } from "@/app/_components/page/tabs";
import { StatusBadge } from "@/app/_components/table/status-badge";
import { page } from "@/app/_frame/page-or-refusal";
import { workspaceHere } from "@/app/_frame/shell-props";
import { placeTrail } from "@/app/_frame/trail";
import { exactTime, formatNumber, relativeTime, utcTime, type Clock } from "@/app/_lib/format";
import { oneOf, type Query } from "@/app/_lib/list/list-query";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { EFFECTIVE } from "@/app/_sentences/access/decisions";
import { ROLES } from "@/app/_sentences/access/role-names";
import { USAGE } from "@/app/_sentences/billing/usage";
import { RIGHTS } from "@/app/_sentences/interface/forms";
import { MACHINES } from "@/app/_sentences/machines/service-accounts";
import { CONFIGURATION, MACHINE_VAULT } from "@/app/_sentences/machines/vaults";
import { PLACE } from "@/app/_sentences/places/place";
import { heldVault } from "@/app/_vaults/held-vault";
import { caller } from "@/server/api/caller";
import type { ServiceAccountView } from "@/server/service-accounts/schema";

import { CredentialsOfMachine } from "./credentials-of-machine";
import { MachineState } from "./machine-state";
import { SettingsOfMachine } from "./settings-of-machine";

export const metadata: Metadata = { title: MACHINES.account };

interface ServiceAccountPageProps {
  params: Promise<{ workspace: string; serviceAccount: string }>;
  searchParams: SearchParams;
}

function time(iso: string, text: string) {
  return (
    <time dateTime={iso} title={utcTime(iso)}>
      {text}
    </time>
  );
}

function groupLinks(workspace: string, groups: ServiceAccountView["groups"]) {
  if (groups.length === 0) return EFFECTIVE.noGroups;
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1">
      {groups.map(({ id, name }) => (
        <li key={id}>
          <a className="text-link" href={urls.workspace.group(workspace, id)}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}

function ownerOf(workspace: string, { ownerGroup }: ServiceAccountView) {
  if (ownerGroup === null) return MACHINES.ownedByAdmins;
  return (
    <a className="text-link" href={urls.workspace.group(workspace, ownerGroup.id)}>
      {ownerGroup.name}
    </a>
  );
}

function factsOf(workspace: string, account: ServiceAccountView, clock: Clock) {
  const { id, role, status, allowImpersonation, credentialCount, groups, lastUsedAt, createdAt } = account;
  return [
    { label: MACHINES.userId, value: <code className="break-all">{id}</code>, action: <CopyButton text={id} /> },
    { label: EFFECTIVE.role, value: ROLES[role] ?? role },
    {
      label: EFFECTIVE.status,
      value: <StatusBadge tone={status === "active" ? "ok" : "warn"}>{PLACE[status]}</StatusBadge>,
    },
    {
      label: EFFECTIVE.impersonation,
      value: allowImpersonation ? EFFECTIVE.impersonationOn : EFFECTIVE.impersonationOff,
    },
    { label: EFFECTIVE.groups, value: groupLinks(workspace, groups) },
    { label: MACHINES.ownerGroup, value: ownerOf(workspace, account) },
    { label: EFFECTIVE.credentials, value: formatNumber(credentialCount, clock.locale) },
    {
      label: EFFECTIVE.lastUsed,
      value: lastUsedAt === null ? EFFECTIVE.neverUsed : time(lastUsedAt, relativeTime(lastUsedAt, clock)),
    },
    { label: PLACE.created, value: time(createdAt, exactTime(createdAt, clock)) },
  ];
}

interface PartProps {
  organization: string;
  workspace: string;
  account: ServiceAccountView;
  rights: readonly string[];
  query: Query;
}

async function Overview({ organization, workspace, account, rights, query }: PartProps) {
  const clock = await readClock();
  const missing = rights.includes("service-account.update") ? undefined : RIGHTS.missing("service-account.update");
  return (
    <>
      <div className="mb-10">
        <DescriptionList items={factsOf(workspace, account, clock)} />
      </div>
      <CredentialsOfMachine
        organization={organization}
        workspace={workspace}
        account={account}
        rights={rights}
        query={query}
        clock={clock}
      />
      <Section title={MACHINES.settings}>
        <SettingsOfMachine workspace={workspace} account={account} refusal={missing} />
      </Section>
    </>
  );
}

async function Rights({ workspace, account, rights, query }: PartProps) {
  const path = urls.workspace.serviceAccount(workspace, account.id);
  const rules = rights.includes("access-rule.list");
  return (
    <Section title={EFFECTIVE.title} description={EFFECTIVE.text}>
      {await rightsList({ workspace, actor: account.id, rules, path, query })}
      <p className="text-muted text-sm">{EFFECTIVE.shared}</p>
    </Section>
  );
}

async function Vault({ workspace, account, rights, query }: PartProps) {
  return heldVault({
    place: { kind: "machine", workspace, serviceAccount: account.id },
    name: account.name,
    words: { ...MACHINE_VAULT, editTitle: MACHINE_VAULT.editTitle(account.name) },
    description: CONFIGURATION.ofMachine,
    rights,
    path: urls.workspace.serviceAccount(workspace, account.id),
    part: "vault",
    query,
  });
}

const PARTS = { overview: Overview, access: Rights, vault: Vault } as const;

export default async function ServiceAccountPage({ params, searchParams }: ServiceAccountPageProps) {
  return page(async () => {
    const { workspace: name, serviceAccount } = await params;
    const query = await readQuery(searchParams);
    const { serviceAccounts } = await caller();
    const [{ workspace, organization, rights }, account] = await Promise.all([
      workspaceHere(name),
      serviceAccounts.get({ workspace: name, serviceAccount }),
    ]);
    const { slug } = workspace;
    const at = (of?: string) => urls.workspace.serviceAccount(slug, account.id, { part: of });
    const reads = rights.includes("service-account-vault.read") && rights.includes("configuration.read-others");
    const shown = oneOf(reads ? ["access", "vault"] : ["access"], query.part) ?? "overview";
    const Part = PARTS[shown];
    const part = { organization: organization.id, workspace: slug, account, rights, query };
    const state = account.status === "active" ? "service-account.suspend" : "service-account.resume";
    const actions = (
      <>
        {rights.includes("workspace-usage.read") ? (
          <LinkButton href={urls.workspace.usage(slug, { actor: account.id })}>{USAGE.title}</LinkButton>
        ) : null}
        <LinkButton href={urls.workspace.access(slug, { actor: account.id })}>{EFFECTIVE.why}</LinkButton>
        <MachineState
          workspace={slug}
          account={{ id: account.id, name: account.name, status: account.status }}
          disabledReason={rights.includes(state) ? undefined : RIGHTS.missing(state)}
        />
      </>
    );
    const trail = [
      ...placeTrail(organization, workspace),
      { label: MACHINES.title, href: urls.workspace.serviceAccounts(slug) },
    ];
    return (
      <>
        <PageHeader title={account.name} description={MACHINES.account} trail={trail} actions={actions} />
        <Tabs
          label={MACHINES.parts}
          tabs={[
            { label: EFFECTIVE.overview, href: at(), current: shown === "overview" },
            { label: EFFECTIVE.title, href: at("access"), current: shown === "access" },
            ...(reads ? [{ label: MACHINE_VAULT.title, href: at("vault"), current: shown === "vault" }] : []),
          ]}
        />
        <Part {...part} />
      </>
    );
  });
}
