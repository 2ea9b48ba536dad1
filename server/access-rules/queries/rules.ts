import "server-only";
import { unexpired } from "../../access/reach";
import type { WorkspaceScope } from "../../access/scope";
import { ruleSubjects, type RuleSubjectsRow } from "../../db/hot/access/rule-subjects";
import type { ReadDatabase, TransactionDatabase } from "../../db/tenant";
import { notFound } from "../../errors";
import { countOf, keyset, toPage, type Page } from "../../paging";
import { FIRST_SUBJECTS, RULE_ROLES, RULE_SOURCES, type ListRulesInput, type RuleView } from "../schema";
import { filtersOf, readSight, type Sight } from "./filters";
import { readNames } from "./creators";

type Database = Pick<ReadDatabase, "accessRule" | "organizationMember" | "serviceAccount">;

const PROJECT = { id: true, slug: true, name: true, visibility: true, kind: true, archivedAt: true } as const;

export const RULE_COLUMNS = {
  id: true,
  resourceType: true,
  permission: true,
  source: true,
  expiresAt: true,
  createdAt: true,
  createdById: true,
  projectId: true,
  resourceId: true,
  project: { select: PROJECT },
  resource: { select: { id: true, type: true, name: true, externalId: true, project: { select: PROJECT } } },
} as const;

interface ProjectRef {
  id: string;
  slug: string;
  name: string;
  visibility: string;
  kind: string;
  archivedAt: Date | null;
}

export interface RuleRow {
  id: string;
  resourceType: string;
  permission: string;
  source: string;
  expiresAt: Date | null;
  createdAt: Date;
  createdById: string | null;
  projectId: string | null;
  resourceId: string | null;
  project: ProjectRef | null;
  resource: { id: string; type: string; name: string; externalId: string; project: ProjectRef | null } | null;
}

function shownProject(project: ProjectRef | null): RuleView["target"]["project"] {
  return project === null ? null : { id: project.id, slug: project.slug, name: project.name };
}

function targetOf({ project, resource }: RuleRow): RuleView["target"] {
  if (resource !== null) {
    const { project: around, ...shown } = resource;
    return { level: "resource", project: shownProject(around), resource: shown };
  }
  return { level: project === null ? "workspace" : "project", project: shownProject(project), resource: null };
}

function toSubjects(row: RuleSubjectsRow | undefined): RuleView["subjects"] {
  return {
    users: { total: row?.users ?? 0, items: row?.firstUsers ?? [] },
    serviceAccounts: { total: row?.serviceAccounts ?? 0, items: row?.firstServiceAccounts ?? [] },
    groups: { total: row?.groups ?? 0, items: row?.firstGroups ?? [] },
    roles: RULE_ROLES.filter((role) => row?.roles.includes(role) === true),
    sharedWith: { total: row?.projects ?? 0, items: row?.firstProjects ?? [] },
  };
}

interface Looking {
  workspaceId: string;
  sight: Sight;
  /** How many subjects of each kind are named. */
  first: number;
  tx?: TransactionDatabase;
}

/** The rows as views, with the names of a few subjects each. */
async function toViews(db: Database, rows: readonly RuleRow[], looking: Looking): Promise<RuleView[]> {
  const ids = rows.map(({ id }) => id);
  const { sight, workspaceId, first, tx } = looking;
  const found = await ruleSubjects(workspaceId, ids, { projects: sight.projects, first }, tx);
  const subjects = new Map(found.map((row) => [row.ruleId, row]));
  const creators = rows.flatMap(({ createdById }) => createdById ?? []);
  const names = await readNames(db, creators);
  return rows.map((row) => ({
    id: row.id,
    resourceType: row.resourceType,
    target: targetOf(row),
    permission: row.permission === "modify" ? "modify" : "read",
    subjects: toSubjects(subjects.get(row.id)),
    source: RULE_SOURCES.find((source) => source === row.source) ?? "manual",
    expiresAt: row.expiresAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    createdBy: names.get(row.createdById ?? "") ?? null,
  }));
}

/** The rules that hold, without those on projects that the caller cannot know of. */
export async function listRules(scope: WorkspaceScope, input: ListRulesInput): Promise<Page<RuleView>> {
  const { db } = scope;
  const { after, orderBy, take } = keyset(input);
  const sight = await readSight(scope);
  const where = { AND: [unexpired(), sight.rules, ...(await filtersOf(scope, input))] };
  const rows = await db.accessRule.findMany({ where: { AND: [where, after] }, orderBy, take, select: RULE_COLUMNS });
  const count = await countOf(input, rows.length, (limit) => db.accessRule.count({ where, ...limit }));
  const views = await toViews(db, rows, { workspaceId: scope.workspace.id, sight, first: FIRST_SUBJECTS });
  return toPage(
    input,
    views,
    count,
    (view) => view.id,
    (view) => view,
  );
}

/** The row of a rule that holds. @throws NOT_FOUND also where the caller cannot know of its project */
export async function findRule(
  db: Pick<Database, "accessRule">,
  id: string,
  sight: Pick<Sight, "rules">,
): Promise<RuleRow> {
  const where = { AND: [{ id }, unexpired(), sight.rules] };
  const row = await db.accessRule.findFirst({ where, select: RULE_COLUMNS });
  if (row === null) throw notFound();
  return row;
}

/**
 * How many subjects of each kind one rule names where it is looked at by itself;
 * the others are in its list of subjects.
 */
const NAMED = 20;

/** One rule as it is in the transaction that changed it. */
export async function ruleViewIn(
  tx: TransactionDatabase,
  workspaceId: string,
  id: string,
  sight: Sight,
): Promise<RuleView> {
  const [view] = await toViews(tx, [await findRule(tx, id, sight)], { workspaceId, sight, first: NAMED, tx });
  if (view === undefined) throw notFound();
  return view;
}

export async function getRule(scope: WorkspaceScope, id: string): Promise<RuleView> {
  const { db, workspace } = scope;
  const sight = await readSight(scope);
  const row = await findRule(db, id, sight);
  const [view] = await toViews(db, [row], { workspaceId: workspace.id, sight, first: NAMED });
  if (view === undefined) throw notFound();
  return view;
}
