import type { TransactionDatabase } from "@/server/db/tenant";
import { nameKey } from "@/server/text";
import { sql } from "../database";
import { next, write } from "../rows";
import { FURTHER_TYPE, type RuleRow, type SubjectRow, type World } from "./world";

/** Ids are long and alike; a name only has to be another one. */
const named = () => {
  const name = `Name ${next()}`;
  return { name, nameKey: nameKey(name) };
};

function subjectColumns(subject: SubjectRow): { subject: string } & SubjectRow {
  if ("role" in subject) return { subject: `role:${subject.role}`, ...subject };
  return { subject: Object.values(subject)[0] ?? "", ...subject };
}

/** The rows of a rule's subjects, as the product writes them. */
function grantsOf(organizationId: string, rule: RuleRow) {
  const { id: ruleId, workspaceId, resourceType, permission, expiresAt } = rule;
  const scope = rule.resourceId ?? rule.projectId ?? workspaceId;
  return rule.subjects.map((one) => ({
    ...{ organizationId, workspaceId, ruleId, scope, resourceType, permission, expiresAt },
    ...subjectColumns(one),
  }));
}

function inAll<Row, Made>(
  worlds: readonly World[],
  rows: (world: World) => readonly Row[],
  make: (row: Row, organizationId: string) => Made,
): Made[] {
  return worlds.flatMap((world) => rows(world).map((row) => make(row, world.organizationId)));
}

/** What is built into projects is written after them. */
async function writeMachines(tx: TransactionDatabase, worlds: readonly World[], builtIn: boolean): Promise<void> {
  const now = new Date();
  await tx.serviceAccount.createMany({
    data: inAll(
      worlds,
      (world) => world.serviceAccounts.filter(({ projectId }) => (projectId !== null) === builtIn),
      ({ suspended, ...row }, organizationId) => ({
        ...{ ...row, organizationId, suspendedAt: suspended ? now : null, createdById: "unknown", ...named() },
      }),
    ),
  });
}

async function writePeople(tx: TransactionDatabase, worlds: readonly World[]): Promise<void> {
  const now = new Date();
  await tx.user.createMany({
    data: inAll(
      worlds,
      ({ users }) => users,
      ({ id, suspended }) => {
        const email = `${id}@example.com`;
        return { id, email, emailKey: email, name: `Member ${next()}`, suspendedAt: suspended ? now : null };
      },
    ),
  });
  await tx.organization.createMany({
    data: worlds.map(({ organizationId: id }) => ({ id, name: id, slug: id })),
  });
  await tx.workspace.createMany({
    data: inAll(
      worlds,
      ({ workspaces }) => workspaces,
      ({ id, archived }, organizationId) => ({
        ...{ id, organizationId, name: id, slug: id, archivedAt: archived ? now : null },
      }),
    ),
  });
  await tx.organizationMember.createMany({
    data: inAll(
      worlds,
      (world) => world.organizationMembers,
      ({ suspended, ...row }, organizationId) => ({
        ...{ ...row, organizationId, suspendedAt: suspended ? now : null },
      }),
    ),
  });
  await tx.role.createMany({
    data: inAll(
      worlds,
      ({ roles }) => roles,
      (row, organizationId) => ({ ...row, organizationId, ...named() }),
    ),
  });
  await tx.workspaceMember.createMany({
    data: inAll(
      worlds,
      (world) => world.workspaceMembers,
      (row, organizationId) => ({ ...row, organizationId }),
    ),
  });
  await writeMachines(tx, worlds, false);
  await tx.group.createMany({
    data: inAll(
      worlds,
      ({ groups }) => groups,
      (row, organizationId) => ({ ...row, organizationId, ...named() }),
    ),
  });
  await tx.groupMember.createMany({
    data: inAll(
      worlds,
      ({ groupMembers }) => groupMembers,
      (row, organizationId) => ({
        ...{ ...row, organizationId, id: `gm_${next()}_${row.groupId}` },
      }),
    ),
  });
}

async function writePlaces(tx: TransactionDatabase, worlds: readonly World[]): Promise<void> {
  const now = new Date();
  await tx.project.createMany({
    data: inAll(
      worlds,
      ({ projects }) => projects,
      ({ earlierSlug: _, archived, deleted, ...row }, organizationId) => ({
        ...{
          ...row,
          organizationId,
          name: row.slug,
          archivedAt: archived ? now : null,
          deletedAt: deleted ? now : null,
        },
      }),
    ),
  });
  await writeMachines(tx, worlds, true);
  const slugs = inAll(
    worlds,
    ({ projects }) => projects,
    ({ id, slug, earlierSlug, workspaceId }, organizationId) =>
      [slug, ...(earlierSlug === null ? [] : [earlierSlug])].map((one) => ({
        ...{ space: workspaceId, slug: one.toLowerCase(), organizationId, workspaceId, projectId: id },
      })),
  );
  await tx.slug.createMany({ data: slugs.flat() });
  await tx.collaborator.createMany({
    data: inAll(
      worlds,
      (world) => world.collaborators,
      ({ access, ...row }, organizationId) => ({
        ...{ ...row, organizationId, ...(access === null ? {} : { access }) },
      }),
    ),
  });
  await tx.resource.createMany({
    data: inAll(
      worlds,
      ({ resources }) => resources,
      (row, organizationId) => ({
        ...{ ...row, organizationId, nameKey: nameKey(row.name), ownerName: "Somebody" },
      }),
    ),
  });
  await tx.accessRule.createMany({
    data: inAll(
      worlds,
      ({ rules }) => rules,
      ({ subjects: _, ...row }, organizationId) => ({ ...row, organizationId }),
    ),
  });
  await tx.accessGrant.createMany({
    data: inAll(
      worlds,
      ({ rules }) => rules,
      (rule, organizationId) => grantsOf(organizationId, rule),
    ).flat(),
  });
}

/** Writes many worlds with few statements. */
export async function writeWorlds(worlds: readonly World[]): Promise<void> {
  await sql(
    `insert into "resource_types" ("id", "label", "level", "createdById") values ($1, 'Notebook image', 'project', 'unknown')
     on conflict do nothing`,
    FURTHER_TYPE,
  );
  await write((tx) => writePeople(tx, worlds));
  await write((tx) => writePlaces(tx, worlds));
  const gone = worlds.flatMap(({ users }) => users.filter(({ deleted }) => deleted).map(({ id }) => id));
  // Nobody comes in after their account was removed, so it is removed afterwards; what lies about of it gives nothing.
  await sql(`update "users" set "deletedAt" = now(), "email" = '' where "id" = any($1)`, gone);
}

/** The worlds go past every guard of the product. */
export async function removeWorlds(worlds: readonly World[]): Promise<void> {
  await sql(
    'delete from "organizations" where "id" = any($1)',
    worlds.map(({ organizationId }) => organizationId),
  );
}
