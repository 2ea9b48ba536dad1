import { cookies } from "next/headers";

import { LinkButton } from "@/app/_components/link-button";
import type { Clock } from "@/app/_lib/format";
import { urls, withQuery } from "@/app/_lib/urls";
import { NewOrganization } from "@/app/account/workspaces/new-organization";
import { workspaceAllows } from "@/server/access/rights/held";
import { caller, requireVisitor } from "@/server/api/caller";
import { offeredPlaces, visitorLook } from "@/server/api/visitor";
import type { MyProjectView } from "@/server/projects/schema";

import { EmptyState } from "./_components/page/empty-state";
import { Notice } from "./_components/page/notice";
import { PageHeader } from "./_components/page/page-header";
import { Section } from "./_components/page/section";
import { Tabs } from "./_components/page/tabs";
import type { Row } from "./_components/table/types";
import { inShell } from "./_frame/in-shell";
import { page } from "./_frame/page-or-refusal";
import { CreateProject, type CreationPlace } from "./_home/create-project";
import { MyProjectsTable } from "./_home/my-projects-table";
import { ProTip } from "./_home/pro-tip";
import { TIP_COOKIE, tipOf } from "./_home/tips";
import { listAddress, listInput, oneOf, type Query } from "./_lib/list/list-query";
import { readQuery, type SearchParams } from "./_lib/list/search-params";
import { PLACE_COOKIE, readPlace } from "./_lib/shell/last-place";
import { readClock } from "./_lib/time/clock";
import { roleName } from "./_sentences/access/role-names";
import { HOME } from "./_sentences/places/home";
import { PLACE } from "./_sentences/places/place";
import { PROJECTS } from "./_sentences/places/projects";

export const metadata = { title: HOME.title };

const LISTS = {
  owned: { title: HOME.mine, help: HOME.mineHelp, empty: HOME.noMine, emptyText: HOME.noMineText },
  member: { title: HOME.member, help: HOME.memberHelp, empty: HOME.noMember, emptyText: HOME.noMemberText },
} as const;

const NONE_ARCHIVED = { empty: HOME.noArchived, emptyText: HOME.noArchivedText } as const;

type List = keyof typeof LISTS;

/** Rows of a list that shares the page with another. */
const SHORT = 10;

function rowOf(project: MyProjectView): Row {
  const { id, name, slug, kind, hidden, visibility, role, workspace, organization, collaborator, createdAt } = project;
  const link = { text: name, href: urls.project.home(workspace.slug, slug) };
  const note = hidden ? PLACE.hiddenProject : PROJECTS.kinds[kind];
  const manages = role === "owner" || role === "admin";
  const place = { text: workspace.name, href: urls.workspace.projects(workspace.slug) };
  return {
    id,
    name,
    cells: {
      name: note === "" ? link : { ...link, note },
      slug,
      workspace: organization.personal ? place : { ...place, note: organization.name },
      visibility: PROJECTS.visibilities[visibility],
      role: roleName(role),
      created: createdAt,
    },
    // An owner hands over first; what is open to the whole workspace has no part that one could give up.
    actions: [manages ? "manage" : "view", ...(collaborator && role !== "owner" ? ["leave"] : [])],
  };
}

function FirstSteps() {
  return (
    <div className="mb-8">
      <Notice title={HOME.stepsTitle}>
        <ol className="mt-1 grid list-decimal gap-1 pl-4">
          {HOME.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <div className="mt-3">
          <NewOrganization />
        </div>
      </Notice>
    </div>
  );
}

interface ProjectListProps {
  of: List;
  /** The only list of the page, with search and all its pages. */
  alone: boolean;
  archived: boolean;
  query: Query;
  clock: Clock;
}

async function ProjectList({ of, alone, archived, query, clock }: ProjectListProps) {
  const { projects } = await caller();
  const input = alone ? listInput(query) : { limit: SHORT };
  const list = await projects.listMine({ ...input, of, state: archived ? "archived" : "active" });
  const { title, help } = LISTS[of];
  const { empty, emptyText } = archived ? NONE_ARCHIVED : LISTS[of];
  const state = archived ? "archived" : undefined;
  const address = alone
    ? listAddress(urls.home(), query, "of", "state")
    : { path: urls.home(), query: state === undefined ? {} : { state } };
  const more = !alone && list.nextCursor !== null;
  return (
    <Section
      title={title}
      description={help}
      actions={more ? <LinkButton href={withQuery(urls.home(), { of, state })}>{HOME.all}</LinkButton> : undefined}
    >
      <MyProjectsTable
        label={title}
        searched={alone}
        rows={list.items.map(rowOf)}
        workspaces={Object.fromEntries(list.items.map(({ id, workspace }) => [id, workspace.slug]))}
        clock={clock}
        address={address}
        total={list.total}
        nextCursor={alone ? list.nextCursor : null}
        empty={<EmptyState title={empty}>{emptyText}</EmptyState>}
      />
    </Section>
  );
}

type Places = Awaited<ReturnType<typeof offeredPlaces>>;

/**
 * The workspaces in which the visitor may make projects: where they were last, then the others, the personal one last.
 */
async function creationPlaces({ workspaces, organizations }: Places): Promise<CreationPlace[]> {
  const last = readPlace((await cookies()).get(PLACE_COOKIE)?.value).workspace;
  const names = new Map(organizations.map(({ id, name }) => [id, name]));
  const rank = ({ slug, personal }: Places["workspaces"][number]) => (slug === last ? 0 : personal ? 2 : 1);
  return workspaces
    .filter(({ held, suspended, archived }) => !suspended && !archived && workspaceAllows(held, "project.create"))
    .sort((one, other) => rank(one) - rank(other))
    .map(({ slug, name, personal, organization, held }) => ({
      slug,
      label: personal ? name : `${names.get(organization.id) ?? organization.slug} / ${name}`,
      mayInvite: !personal && workspaceAllows(held, "invitation.create"),
    }));
}

function StateTabs({ archived, only }: { archived: boolean; only: List | undefined }) {
  const tabs = [
    { label: HOME.active, href: withQuery(urls.home(), { of: only }), current: !archived },
    { label: HOME.archived, href: withQuery(urls.home(), { of: only, state: "archived" }), current: archived },
  ];
  return <Tabs label={HOME.states} tabs={tabs} />;
}

async function content(query: Query) {
  await requireVisitor();
  const [places, clock, look, jar] = await Promise.all([offeredPlaces(), readClock(), visitorLook(), cookies()]);
  const tip = look.tips ? tipOf(clock.now, jar.get(TIP_COOKIE)?.value) : null;
  const only = oneOf<List>(["owned", "member"], query.of);
  const archived = query.state === "archived";
  const shown: readonly List[] = only === undefined ? ["owned", "member"] : [only];
  const opened = query.open === "create";
  const newcomer = only === undefined && !archived && places.organizations.every(({ personal }) => personal);
  return (
    <>
      <PageHeader
        title={HOME.title}
        description={HOME.description}
        actions={
          <>
            <LinkButton href={urls.account.workspaces()}>{HOME.toWorkspaces}</LinkButton>
            <CreateProject key={String(opened)} opened={opened} places={await creationPlaces(places)} />
          </>
        }
      />
      {newcomer ? <FirstSteps /> : null}
      {tip === null || newcomer ? null : <ProTip key={tip.day} {...tip} />}
      <StateTabs archived={archived} only={only} />
      {only === undefined ? null : (
        <p className="mb-4">
          <a href={withQuery(urls.home(), { state: archived ? "archived" : undefined })} className="text-link">
            {HOME.both}
          </a>
        </p>
      )}
      {await Promise.all(shown.map((of) => ProjectList({ of, alone: only !== undefined, archived, query, clock })))}
    </>
  );
}

export default async function HomePage({ searchParams }: { searchParams: SearchParams }) {
  return inShell({}, await page(async () => content(await readQuery(searchParams))));
}
