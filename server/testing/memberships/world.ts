import { hashPassword } from "@/server/auth/password";
import { sql } from "../database";
import type { CredentialRef } from "../factories/machines";
import {
  organization,
  person,
  organizationMember,
  workspace,
  workspaceMember,
  type OrganizationRef,
  type Person,
  type WorkspaceRef,
} from "../factory";

const PEOPLE = 7;
/** Few enough that sequences run into it. */
const SEATS = 6;

export const PASSWORD = "an-unusual-but-fixed-passphrase";

/** An organization with two workspaces, people around it, and what the sequence has made so far. */
export interface World {
  organization: OrganizationRef;
  rooms: readonly WorkspaceRef[];
  people: Person[];
  /** Tokens that were handed out, with whom they are for. */
  tokens: { token: string; email: string }[];
  projects: { id: string; workspace: string }[];
  credentials: { machine: CredentialRef; userId: string; workspace: string }[];
  /** How many rows of done changes the audit of the organization has to have. */
  rows: number;
}

let passwordHash: string | undefined;

/** Somebody who can remove their account; hashing once is enough for all of them. */
export async function somebody(): Promise<Person> {
  const who = await person();
  passwordHash ??= await hashPassword(PASSWORD);
  await sql('update "users" set "passwordHash" = $2 where "id" = $1', who.id, passwordHash);
  return who;
}

export async function auditRows({ organization: of }: World): Promise<number> {
  const [row] = await sql<{ count: number }>(
    `select count(*)::int as "count" from "audit_entries" where "organizationId" = $1 and "result" = 'done'`,
    of.id,
  );
  return row?.count ?? 0;
}

/** A new organization for the same people; those whose account is gone are replaced. */
export async function newWorld(before: readonly Person[]): Promise<World> {
  const people = [...before];
  while (people.length < PEOPLE) people.push(await somebody());
  const [owner, second, third, fourth] = people;
  if (owner === undefined || second === undefined || third === undefined || fourth === undefined) {
    throw new Error("too few people");
  }
  const made = await organization(owner);
  const room = await workspace(made, owner);
  const rooms = [made.workspace, room];
  await organizationMember(made, second, "admin");
  await workspaceMember(room, third, "admin");
  await workspaceMember(made.workspace, third, "viewer");
  await workspaceMember(room, fourth);
  await sql('update "organizations" set "seatMaximum" = $2 where "id" = $1', made.id, SEATS);
  const world = { organization: made, rooms, people, tokens: [], projects: [], credentials: [], rows: 0 };
  return { ...world, rows: await auditRows(world) };
}

/** The organization goes past every guard, so that nobody of it is its last owner for the next one. */
export async function endWorld({ organization: of }: World): Promise<void> {
  await sql('delete from "organizations" where "id" = $1', of.id);
}
