import "server-only";
import { randomBytes } from "node:crypto";
import { createPerson, type MadePerson } from "../../accounts/sign-up";
import { authorizeAccount, authorizeOrganization, authorizeWorkspace } from "../../access/authorize";
import { WORKSPACE_ROLES, type WorkspaceRole } from "../../access/rights/built-in-roles";
import type { Actor, RequestInfo, SystemScope } from "../../access/scope";
import { audited } from "../../audit/audited";
import { hashPassword } from "../../auth/password";
import { invitationScope } from "../../invitations/door";
import { acceptInvitation } from "../../invitations/commands/answer/accept-invitation";
import { createInvitations } from "../../invitations/commands/invite/create-invitations";
import { createOrganization } from "../../organizations/commands/create-organization";
import { createWorkspace } from "../../workspaces/commands/create-workspace";
import { fillBilling } from "./fill-billing";
import { fillHistory } from "./fill-history";
import { fillPayments } from "./fill-payments";
import { fillSharing } from "./fill-sharing";
import { fillWorkspace } from "./fill-workspace";

const PEOPLE = 24;
const WORKSPACES = [
  { name: "Vision", projects: ["Defect detection", "Depth estimation", "Labelling"] },
  { name: "Language", projects: ["Summaries", "Search ranking"] },
  { name: "Serving", projects: ["Gateway", "Load tests"] },
] as const;

/** Requests of nobody's browser: the rows that they leave say where they come from. */
const request: RequestInfo = { id: "demo", address: null, agent: "demo" };

function number(of: number): string {
  return String(of).padStart(4, "0");
}

function actorOf(person: MadePerson, operator: boolean): Actor {
  const { id, name, email } = person;
  return {
    type: "user",
    id,
    name,
    email,
    emailVerified: true,
    operator,
    suspended: false,
    session: null,
    impersonator: null,
    credential: null,
  };
}

async function makePerson(scope: SystemScope, at: number, passwordHash: string | null): Promise<MadePerson> {
  const operator = at === 1;
  const person = {
    name: `Member ${number(at)}`,
    email: `member-${number(at)}@example.com`,
    passwordHash,
    verified: true,
    operator,
  };
  return audited(scope, "account.create", async (tx) => {
    const made = await createPerson(tx, person);
    return {
      value: made,
      entries: { target: { type: "user", id: made.id, name: made.name }, after: { email: made.email } },
    };
  });
}

function roleOf(at: number): WorkspaceRole {
  if (at % 9 === 0) return "admin";
  return at % 4 === 0 ? "viewer" : "member";
}

/** Everybody comes in by the commands that people use, so the demo holds nothing that they could not make. */
async function fill(system: SystemScope, owner: MadePerson, people: readonly MadePerson[]): Promise<void> {
  const actor = actorOf(owner, true);
  const account = authorizeAccount(actor, request, "organization.create", "session");
  const { id, slug, defaultWorkspace } = await createOrganization(account, { name: "Demo laboratory" });
  await addPeople(actor, defaultWorkspace.slug, people);
  for (const [index, { name, projects }] of WORKSPACES.entries()) {
    const place = await authorizeOrganization(actor, request, slug, "workspace.create");
    const made = await createWorkspace(place, { name });
    const inside = people.filter((_, at) => at % WORKSPACES.length === index);
    await addPeople(actor, made.slug, inside);
    const filled = { slug: made.slug, people: inside.map(({ id }) => id), projects };
    const { projects: slugs, group } = await fillWorkspace(actor, request, filled);
    const [, project = "default"] = slugs;
    const members = inside.filter((_, at) => roleOf(at) !== "admin");
    const actors = members.map((person) => actorOf(person, false));
    await fillSharing(actor, request, { slug: made.slug, project, group }, actors);
    const scope = await authorizeWorkspace(actor, request, made.slug, "invitation.create");
    const emails = [1, 2].map((at) => `member-${number(100 + index * 10 + at)}@example.com`);
    await createInvitations(scope, { emails, role: "member" });
  }
  await fillHistory(system, id);
  await fillBilling(system, actor, request, { id, slug });
  await fillPayments(system, actor, request, { id, slug });
}

/** Members of the organization are added at once; everybody else accepts an invitation. */
async function addPeople(actor: Actor, workspace: string, people: readonly MadePerson[]): Promise<void> {
  const scope = await authorizeWorkspace(actor, request, workspace, "invitation.create");
  for (const role of WORKSPACE_ROLES) {
    const group = people.filter((_, at) => roleOf(at) === role);
    if (group.length === 0) continue;
    const { items } = await createInvitations(scope, { emails: group.map(({ email }) => email), role });
    for (const [at, person] of group.entries()) {
      const token = items[at]?.link?.split("/").pop();
      if (token !== undefined) await accept(actorOf(person, false), token);
    }
  }
}

async function accept(actor: Actor, token: string): Promise<void> {
  const account = authorizeAccount(actor, request, "invitation.accept", "session");
  const { scope, found } = await invitationScope(account, "invitation.accept", token);
  await acceptInvitation(scope, found);
}

/** Fills an empty instance with believable data. Returns how to sign in; null where there are people already. */
export async function prepareDemo(scope: SystemScope): Promise<{ email: string; password: string } | null> {
  if ((await scope.db.user.count()) > 0) return null;
  const password = randomBytes(12).toString("base64url");
  const passwordHash = await hashPassword(password);
  const owner = await makePerson(scope, 1, passwordHash);
  const people: MadePerson[] = [];
  for (let at = 2; at <= PEOPLE; at += 1) people.push(await makePerson(scope, at, null));
  await fill(scope, owner, people);
  return { email: owner.email, password };
}
