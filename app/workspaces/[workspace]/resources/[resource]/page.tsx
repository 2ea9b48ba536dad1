import type { Metadata } from "next";

import { holdersList } from "@/app/_access/holders-list";
import { LinkButton } from "@/app/_components/link-button";
import { PageHeader } from "@/app/_components/page/page-header";
import { Section } from "@/app/_components/page/section";
import { Tabs } from "@/app/_components/page/tabs";
import { page } from "@/app/_frame/page-or-refusal";
import { reachesWorkspace, workspaceHere } from "@/app/_frame/shell-props";
import { placeTrail } from "@/app/_frame/trail";
import type { Query } from "@/app/_lib/list/list-query";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { readClock } from "@/app/_lib/time/clock";
import { OPEN_CREATE, urls } from "@/app/_lib/urls";
import { readTypes } from "@/app/_resources/read-types";
import { typeName, type TypeNames } from "@/app/_resources/type-names";
import { EFFECTIVE } from "@/app/_sentences/access/decisions";
import { RESOURCE, RESOURCES } from "@/app/_sentences/access/resources";
import { caller } from "@/server/api/caller";
import { mayChange, type ResourceView } from "@/server/resources/schema";

import { DeleteResource } from "./delete-resource";
import { Attributes, Facts } from "./facts";
import { sharedWith } from "./shared-with";
import { storedFiles } from "./stored-files";

export const metadata: Metadata = { title: RESOURCE.title };

interface ResourcePageProps {
  params: Promise<{ workspace: string; resource: string }>;
  searchParams: SearchParams;
}

/** What the page is in, and what may be done there: nothing for who does not belong to the workspace. */
async function placeOf(name: string) {
  if (!(await reachesWorkspace(name))) return { slug: name, rights: [], trail: [] };
  const { workspace, organization, rights } = await workspaceHere(name);
  const { slug } = workspace;
  const list = { label: RESOURCES.title, href: urls.workspace.resources(slug) };
  return { slug, rights, trail: [...placeTrail(organization, workspace), list] };
}

interface PartProps {
  workspace: string;
  resource: ResourceView;
  rights: readonly string[];
  types: TypeNames;
  query: Query;
}

async function overview({ workspace, resource, rights, types }: PartProps) {
  const { id, name, project } = resource;
  const change = mayChange(resource);
  const shares = rights.includes("access-rule.list")
    ? await sharedWith({ workspace, resource, mayShare: rights.includes("access-rule.create") })
    : null;
  return (
    <>
      <Section title={RESOURCE.details} description={project?.slug === null ? RESOURCE.projectNameOnly : undefined}>
        <Facts workspace={workspace} resource={resource} types={types} clock={await readClock()} />
      </Section>
      <Section title={RESOURCE.attributes}>
        <Attributes attributes={resource.attributes} />
      </Section>
      {await storedFiles({ workspace, resource })}
      {shares}
      <Section title={RESOURCE.actions} description={RESOURCE.staysThere}>
        <div>
          <DeleteResource
            workspace={workspace}
            resource={{ id, name }}
            disabledReason={change ? undefined : RESOURCES.notYours}
          />
        </div>
      </Section>
    </>
  );
}

function Actions({ workspace, resource, rights }: Omit<PartProps, "types" | "query">) {
  const { id, type } = resource;
  return (
    <>
      {rights.includes("access.ask") ? (
        <LinkButton href={urls.workspace.access(workspace, { resource: id, type })}>{RESOURCE.why}</LinkButton>
      ) : null}
      {rights.includes("access-rule.create") ? (
        <LinkButton href={urls.workspace.accessRules(workspace, { ...OPEN_CREATE, resource: id, type })}>
          {RESOURCE.addRule}
        </LinkButton>
      ) : null}
    </>
  );
}

function Parts({ workspace, resource, current }: { workspace: string; resource: string; current: string }) {
  const at = (part?: string) => urls.workspace.resource(workspace, resource, { part });
  const tabs = [
    { label: RESOURCE.overview, href: at(), current: current === "overview" },
    { label: EFFECTIVE.title, href: at("access"), current: current === "access" },
  ];
  return <Tabs label={RESOURCE.pages} tabs={tabs} />;
}

export default async function ResourcePage({ params, searchParams }: ResourcePageProps) {
  return page(async () => {
    const names = await params;
    const query = await readQuery(searchParams);
    const { resources } = await caller();
    const [place, resource, types] = await Promise.all([
      placeOf(names.workspace),
      resources.get(names),
      readTypes(names.workspace),
    ]);
    const { slug, rights, trail } = place;
    const others = rights.includes("access.check");
    const current = others && query.part === "access" ? "access" : "overview";
    const { id, type } = resource;
    const part = { workspace: slug, resource, rights, types: types.names, query };
    const path = urls.workspace.resource(slug, id);
    return (
      <>
        <PageHeader
          title={resource.name}
          description={typeName(types.names, type)}
          trail={trail}
          actions={<Actions workspace={slug} resource={resource} rights={rights} />}
        />
        {others ? <Parts workspace={slug} resource={id} current={current} /> : null}
        {current === "access"
          ? await holdersList({ workspace: slug, target: { type, id }, text: RESOURCE.whoText, path, query })
          : await overview(part)}
      </>
    );
  });
}
