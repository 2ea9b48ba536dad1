import "server-only";
import { unexpired } from "../access/reach";
import type { OrganizationScope, ProjectScope } from "../access/scope";
import { containing, countOf, keyset, toPage, type Page, type PageInput } from "../paging";
import type {
  BudgetView,
  ListBudgetsInput,
  ListBudgetTargetsInput,
  ListProjectBudgetsInput,
  ProjectBudgetView,
} from "./schema";
import { BUDGET_COLUMNS, toBudgetViews } from "./views/budget";
import { HIDEABLE, hiddenAmong, seesAll } from "./views/sight";
import { readMeasures } from "./measuring/used";

/** Leaves out budgets of what the caller does not know of: an organization has few budgets. */
async function unseen(scope: OrganizationScope) {
  if (seesAll(scope)) return {};
  const rows = await scope.db.budget.findMany({ where: { scope: HIDEABLE }, select: { scopeId: true } });
  const hidden = await hiddenAmong(
    scope.db,
    rows.map(({ scopeId }) => scopeId),
  );
  return { scopeId: { notIn: hidden } };
}

/** Budgets that fit, each with how it stands this month. */
async function budgetsWhere(scope: OrganizationScope | ProjectScope, input: PageInput, where: object) {
  const { db, organization } = scope;
  const { after, orderBy, take } = keyset(input);
  const rows = await db.budget.findMany({ where: { AND: [where, after] }, orderBy, take, select: BUDGET_COLUMNS });
  const count = await countOf(input, rows.length, (limit) => db.budget.count({ where, ...limit }));
  const measures = await readMeasures(db, organization.id);
  const views = await toBudgetViews(db, measures, rows.slice(0, input.limit));
  const page = toPage(
    input,
    rows,
    count,
    (row) => row.id,
    ({ id }) => id,
  );
  return { ...page, items: views };
}

/** The budgets of an organization. */
export async function listBudgets(scope: OrganizationScope, input: ListBudgetsInput): Promise<Page<BudgetView>> {
  return budgetsWhere(scope, input, {
    ...(await unseen(scope)),
    ...(input.scope === undefined ? {} : { scope: input.scope }),
    ...(input.search === undefined ? {} : { meter: containing(input.search) }),
  });
}

/** The budgets that are set for a project, for those who manage it: they learn of a stop before it stops them. */
export async function listProjectBudgets(
  scope: ProjectScope,
  input: ListProjectBudgetsInput,
): Promise<Page<ProjectBudgetView>> {
  const { items, ...page } = await budgetsWhere(scope, input, { scope: "project", scopeId: scope.project.id });
  return { ...page, items: items.map(({ recipients: _told, ...budget }) => budget) };
}

interface Target {
  id: string;
  name: string;
  detail: string;
}

const WITH_WORKSPACE = { id: true, name: true, workspace: { select: { name: true } } } as const;

/** Of what a budget may be, as far as the caller knows of it. */
export async function listBudgetTargets(
  scope: OrganizationScope,
  input: ListBudgetTargetsInput,
): Promise<Page<Target>> {
  const { db } = scope;
  const { after, orderBy, take } = keyset(input);
  const named = input.search === undefined ? {} : { name: containing(input.search) };
  const key = (row: Target) => row.id;
  const same = (row: Target) => row;
  if (input.scope === "user") {
    const user = input.search === undefined ? {} : { user: { OR: [named, { email: containing(input.search) }] } };
    const where = { ...unexpired(), ...user };
    const rows = await db.organizationMember.findMany({
      where: { AND: [where, after.id === undefined ? {} : { userId: after.id }] },
      orderBy: { userId: orderBy.id },
      take,
      select: { user: { select: { id: true, name: true, email: true } } },
    });
    const count = await countOf(input, rows.length, (limit) => db.organizationMember.count({ where, ...limit }));
    const people = rows.map(({ user: { id, name, email } }) => ({ id, name, detail: email }));
    return toPage(input, people, count, key, same);
  }
  const page = { orderBy, take, select: WITH_WORKSPACE };
  const projects = { ...named, deletedAt: null, ...(seesAll(scope) ? {} : { visibility: "open" }) };
  const machines = { ...named, projectId: null };
  const ofProjects = input.scope === "project";
  const rows = ofProjects
    ? await db.project.findMany({ where: { AND: [projects, after] }, ...page })
    : await db.serviceAccount.findMany({ where: { AND: [machines, after] }, ...page });
  const count = await countOf(input, rows.length, (limit) =>
    ofProjects
      ? db.project.count({ where: projects, ...limit })
      : db.serviceAccount.count({ where: machines, ...limit }),
  );
  const places = rows.map(({ id, name, workspace }) => ({ id, name, detail: workspace.name }));
  return toPage(input, places, count, key, same);
}
