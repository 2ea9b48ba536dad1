import { EmptyState } from "@/app/_components/empty-state";
import { LinkButton } from "@/app/_components/link-button";
import { Notice } from "@/app/_components/notice";
import { PageHeader } from "@/app/_components/page-header";
import { Section } from "@/app/_components/section";
import { NewOrganization } from "@/app/account/workspaces/new-organization";
import { readClock } from "@/app/_lib/clock";
import type { Clock } from "@/app/_lib/format";
import { listAddress, listInput, oneOf, type Query } from "@/app/_lib/list-query";
import { inShell } from "@/app/_lib/in-shell";
import { page } from "@/app/_lib/page";
import { readQuery, type SearchParams } from "@/app/_lib/search-params";
import { urls, withQuery } from "@/app/_lib/urls";
import { HOME, PROJECTS, ROLES } from "@/app/_lib/workspace-sentences";
import type { Row } from "@/app/_components/table-types";
import { caller, requireVisitor, visitorPlaces } from "@/server/api/caller";
import type { MyProjectView } from "@/server/projects/schema";

import { MyProjectsTable } from "./my-projects-table";

export const metadata = { title: HOME.title };

const LISTS = {
  owned: { title: HOME.mine, help: HOME.mineHelp, empty: HOME.noMine, emptyText: HOME.noMineText },
  member: { title: HOME.member, help: HOME.memberHelp, empty: HOME.noMember, emptyText: HOME.noMemberText },
} as const;

type List = keyof typeof LISTS;

/** Rows of a list that shares the page with another. */
const SHORT = 10;

function rowOf(project: MyProjectView): Row {
  const { id, name, slug, kind, visibility, role, workspace, organization, createdAt } = project;
  const link = { text: name, href: urls.project.settings(workspace.slug, slug) };
  const place = { text: workspace.name, href: urls.workspace.projects(workspace.slug) };
  return {
    id,
    name,
    cells: {
      name: kind === "ordinary" ? link : { ...link, note: PROJECTS.kinds[kind] },
      slug,
      workspace: organization.personal ? place : { ...place, note: organization.name },
      visibility: PROJECTS.visibilities[visibility],
      role: ROLES[role] ?? role,
      created: createdAt,
    },
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
      </Notice>
    </div>
  );
}

interface ProjectListProps {
  of: List;
  /** The only list of the page, with search and all its pages. */
  alone: boolean;
  query: Query;
  clock: Clock;
}

async function ProjectList({ of, alone, query, clock }: ProjectListProps) {
  const { projects } = await caller();
  const input = alone ? listInput(query) : { limit: SHORT };
  const list = await projects.listMine({ ...input, of });
  const { title, help, empty, emptyText } = LISTS[of];
  const address = alone ? listAddress(urls.home(), query, "of") : { path: urls.home(), query: {} };
  const more = !alone && list.nextCursor !== null;
  return (
    <Section
      title={title}
      description={help}
      actions={more ? <LinkButton href={withQuery(urls.home(), { of })}>{HOME.all}</LinkButton> : undefined}
    >
      <MyProjectsTable
        label={title}
        searched={alone}
        rows={list.items.map(rowOf)}
        clock={clock}
        address={address}
        total={list.total}
        nextCursor={alone ? list.nextCursor : null}
        empty={<EmptyState title={empty}>{emptyText}</EmptyState>}
      />
    </Section>
  );
}

async function content(query: Query) {
  await requireVisitor();
  const [{ organizations }, clock] = await Promise.all([visitorPlaces(), readClock()]);
  const only = oneOf<List>(["owned", "member"], query.of);
  const shown: readonly List[] = only === undefined ? ["owned", "member"] : [only];
  return (
    <>
      <PageHeader
        title={HOME.title}
        description={HOME.description}
        actions={
          <>
            <LinkButton href={urls.account.workspaces()}>{HOME.toWorkspaces}</LinkButton>
            <NewOrganization />
          </>
        }
      />
      {only === undefined && organizations.every(({ personal }) => personal) ? <FirstSteps /> : null}
      {only === undefined ? null : (
        <p className="mb-4">
          <a href={urls.home()} className="text-link">
            {HOME.both}
          </a>
        </p>
      )}
      {await Promise.all(shown.map((of) => ProjectList({ of, alone: only !== undefined, query, clock })))}
    </>
  );
}

export default async function HomePage({ searchParams }: { searchParams: SearchParams }) {
  return inShell({}, await page(async () => content(await readQuery(searchParams))));
}
