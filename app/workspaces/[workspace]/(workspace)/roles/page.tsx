import type { Metadata } from "next";

import { PageHeader } from "@/app/_components/page/page-header";
import { Section } from "@/app/_components/page/section";
import { page } from "@/app/_frame/page-or-refusal";
import { workspaceHere } from "@/app/_frame/shell-props";
import { placeTrail } from "@/app/_frame/trail";
import { listAddress, listInput } from "@/app/_lib/list/list-query";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { CUSTOM_ROLES } from "@/app/_sentences/access/roles";
import { RIGHTS } from "@/app/_sentences/interface/forms";
import { workspaceRights } from "@/server/access/rights/held";
import { caller } from "@/server/api/caller";

import { BuiltInRoles } from "./built-in-roles";
import { NewRole } from "./new-role";
import { roleRow } from "./role-row";
import { RolesTable } from "./roles-table";

export const metadata: Metadata = { title: CUSTOM_ROLES.title };

interface RolesPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: SearchParams;
}

export default async function RolesPage({ params, searchParams }: RolesPageProps) {
  return page(async () => {
    const { workspace: name } = await params;
    const query = await readQuery(searchParams);
    const { roles } = await caller();
    const [{ workspace, organization, rights }, list, clock] = await Promise.all([
      workspaceHere(name),
      roles.list({ workspace: name, ...listInput(query) }),
      readClock(),
    ]);
    const { slug } = workspace;
    const opened = query.open === "create";
    const held = { permissions: workspaceRights(workspace.held), admin: workspace.role === "admin" };
    const levels = Object.fromEntries(list.items.map(({ id, level }) => [id, level]));
    const missing = rights.includes("role.create") ? undefined : RIGHTS.missing("role.create");
    const create = (
      <NewRole key={String(opened)} opened={opened} workspace={slug} held={held} disabledReason={missing} />
    );
    return (
      <>
        <PageHeader
          title={CUSTOM_ROLES.title}
          description={CUSTOM_ROLES.description}
          trail={placeTrail(organization, workspace)}
          actions={create}
        />
        <Section title={CUSTOM_ROLES.own} description={CUSTOM_ROLES.ownHelp}>
          <RolesTable
            workspace={slug}
            held={held}
            levels={levels}
            mayEdit={rights.includes("role.update")}
            mayRemove={rights.includes("role.remove")}
            rows={list.items.map(roleRow)}
            clock={clock}
            address={listAddress(urls.workspace.roles(slug), query)}
            total={list.total}
            nextCursor={list.nextCursor}
          />
        </Section>
        <Section title={CUSTOM_ROLES.builtIn} description={CUSTOM_ROLES.builtInHelp}>
          <BuiltInRoles roles={list.builtIn} clock={clock} path={urls.workspace.roles(slug)} />
        </Section>
      </>
    );
  });
}
