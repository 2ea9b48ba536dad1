import type { Metadata } from "next";

import { personAccess } from "@/app/_access/person-access";
import { rightsList } from "@/app/_access/rights-list";
import { LinkButton } from "@/app/_components/link-button";
import { PageHeader } from "@/app/_components/page/page-header";
import { Section } from "@/app/_components/page/section";
import { Tabs } from "@/app/_components/page/tabs";
import { page } from "@/app/_frame/page-or-refusal";
import { workspaceHere } from "@/app/_frame/shell-props";
import { placeTrail } from "@/app/_frame/trail";
import { oneOf, type Query } from "@/app/_lib/list/list-query";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { urls } from "@/app/_lib/urls";
import { EFFECTIVE } from "@/app/_sentences/access/decisions";
import { USAGE } from "@/app/_sentences/billing/usage";
import { CONFIGURATION } from "@/app/_sentences/machines/vaults";
import { MEMBERS } from "@/app/_sentences/people/members";
import { USERS } from "@/app/_sentences/people/users";
import { effectiveConfiguration } from "@/app/_vaults/effective-configuration";
import { caller, requireVisitor } from "@/server/api/caller";

export const metadata: Metadata = { title: USERS.userPage };

interface UserPageProps {
  params: Promise<{ workspace: string; user: string }>;
  searchParams: SearchParams;
}

interface EffectiveProps {
  workspace: string;
  user: string;
  own: boolean;
  rules: boolean;
  query: Query;
}

async function effective({ workspace, user, own, rules, query }: EffectiveProps) {
  const path = urls.workspace.member(workspace, user);
  return (
    <Section title={EFFECTIVE.title} description={own ? EFFECTIVE.ownText : EFFECTIVE.text}>
      {await rightsList({ workspace, actor: own ? undefined : user, rules, path, query })}
      <p className="text-muted text-sm">{EFFECTIVE.shared}</p>
    </Section>
  );
}

export default async function UserPage({ params, searchParams }: UserPageProps) {
  return page(async () => {
    const { workspace: name, user } = await params;
    const query = await readQuery(searchParams);
    const { members } = await caller();
    const [visitor, { workspace, organization, rights }, access] = await Promise.all([
      requireVisitor(),
      workspaceHere(name),
      members.getAccess({ workspace: name, user }),
    ]);
    const { slug } = workspace;
    const own = access.user.id === visitor.id;
    const path = urls.workspace.member(slug, user);
    const others = own ? "configuration.read" : "configuration.read-others";
    const parts = rights.includes(others) ? (["access", "configuration"] as const) : (["access"] as const);
    const current = oneOf(parts, query.part) ?? "overview";
    const tabs = [
      { label: EFFECTIVE.overview, href: path, current: current === "overview" },
      {
        label: EFFECTIVE.title,
        href: urls.workspace.member(slug, user, { part: "access" }),
        current: current === "access",
      },
      ...(rights.includes(others)
        ? [
            {
              label: CONFIGURATION.tab,
              href: urls.workspace.member(slug, user, { part: "configuration" }),
              current: current === "configuration",
            },
          ]
        : []),
    ];
    const trail = [
      ...placeTrail(organization, workspace),
      { label: MEMBERS.title, href: urls.workspace.members(slug) },
    ];
    const rules = rights.includes("access-rule.list");
    return (
      <>
        <PageHeader
          title={access.user.name}
          description={access.user.email}
          trail={trail}
          actions={
            <>
              {rights.includes("workspace-usage.read") ? (
                <LinkButton href={urls.workspace.usage(slug, { actor: user })}>{USAGE.title}</LinkButton>
              ) : null}
              <LinkButton href={urls.workspace.access(slug, own ? {} : { actor: user })}>{EFFECTIVE.why}</LinkButton>
            </>
          }
        />
        <Tabs label={USERS.userParts} tabs={tabs} />
        {current === "access" ? await effective({ workspace: slug, user, own, rules, query }) : null}
        {current === "configuration"
          ? await effectiveConfiguration({
              workspace: slug,
              actor: own ? undefined : user,
              description: own ? CONFIGURATION.description : CONFIGURATION.ofOther,
              rights,
              path,
              query,
            })
          : null}
        {current === "overview" ? await personAccess({ workspace: slug, access, own, path }) : null}
      </>
    );
  });
}
