import type { inferRouterInputs } from "@trpc/server";
import type { Actor } from "@/server/access/scope";
import { sql } from "@/server/testing/database";
import {
  credential,
  customRole,
  group,
  instance,
  invitation,
  oneTimeToken,
  person,
  type Person,
  serviceAccount,
  workspaceMember,
} from "@/server/testing/factory";
import { addressOf, invitationLink, joinRequest } from "@/server/testing/joining";
import { failedMail } from "@/server/testing/failed-mail";
import { ORGANIZATION_EXAMPLES, WORKSPACE_EXAMPLES } from "@/server/testing/place-examples";
import { COLLABORATOR_EXAMPLES, PROJECT_EXAMPLES } from "@/server/testing/project-examples";
import type { Tenant } from "@/server/testing/tenant";
import type { AppRouter } from "./root";

type Procedures = AppRouter["_def"]["record"];
type Inputs = inferRouterInputs<AppRouter>;

type MutationsOf<Noun extends keyof Procedures> = {
  [Name in keyof Procedures[Noun] & string]: Procedures[Noun][Name] extends { _def: { type: "mutation" } }
    ? Name
    : never;
}[keyof Procedures[Noun] & string];

/** One call that succeeds: who makes it, and with what. */
interface Example<Input> {
  actor: Actor | null;
  input: Input;
}

type Given<Input> = Example<Input> | Promise<Example<Input>>;

type Examples = {
  [Noun in keyof Procedures as MutationsOf<Noun> extends never ? never : Noun]: {
    [Name in MutationsOf<Noun>]: (of: Tenant) => Given<Inputs[Noun][Name & keyof Inputs[Noun]]>;
  };
};

const PASSWORD = "an-unusual-but-fixed-passphrase";
const NEW_PASSWORD = "another-unusual-passphrase";

async function operator(): Promise<Actor> {
  return (await person({ operator: true })).actor;
}

async function memberOf({ workspace }: Tenant): Promise<Person> {
  const who = await person();
  await workspaceMember(workspace, who);
  return who;
}

/**
 * For each mutation that there is, a call that succeeds in a tenant. The record is total: a mutation without an example
 * does not compile.
 */
export const examples: Examples = {
  accounts: {
    rename: ({ owner }) => ({ actor: owner.actor, input: { name: "Another name" } }),
    remove: async () => {
      const { actor, email } = await person({ password: PASSWORD });
      return { actor, input: { email, password: PASSWORD } };
    },
    signUp: async () => {
      await instance();
      return { actor: null, input: { name: "Newcomer", email: "newcomer-0001@example.com", password: PASSWORD } };
    },
    setUp: async () => {
      await instance({ setupToken: "set-up-token" });
      const input = { token: "set-up-token", name: "First owner", email: "owner-0001@example.com", password: PASSWORD };
      return { actor: null, input };
    },
    verifyEmail: async () => {
      const who = await person({ verified: false });
      return { actor: null, input: { token: await oneTimeToken(who, "verify_email") } };
    },
    confirmEmailChange: async ({ owner }) => {
      const token = await oneTimeToken(owner, "change_email", "changed-0001@example.com");
      return { actor: null, input: { token } };
    },
    requestVerification: async () => ({ actor: (await person({ verified: false })).actor, input: undefined }),
    requestPasswordReset: ({ owner }) => ({ actor: null, input: { email: owner.email } }),
    resetPassword: async ({ owner }) => {
      const token = await oneTimeToken(owner, "reset_password");
      return { actor: null, input: { token, password: PASSWORD } };
    },
    changePassword: async () => {
      const { actor } = await person({ password: PASSWORD });
      return { actor, input: { current: PASSWORD, password: NEW_PASSWORD } };
    },
    changeEmail: async () => {
      const { actor } = await person({ password: PASSWORD });
      return { actor, input: { password: PASSWORD, email: "changed-0002@example.com" } };
    },
  },

  audit: {
    setRetention: ({ owner, organization }) => ({
      actor: owner.actor,
      input: { organization: organization.id, days: 365 },
    }),
  },

  credentials: {
    create: ({ owner, workspace }) => ({
      actor: owner.actor,
      input: { workspace: workspace.id, label: "laptop" },
    }),
    relabel: async ({ owner, workspace }) => {
      const { id } = await credential(owner, workspace);
      return { actor: owner.actor, input: { workspace: workspace.id, credential: id, label: "desktop" } };
    },
    enable: async ({ owner, workspace }) => {
      const { id } = await credential(owner, workspace);
      await sql('update "credentials" set "disabledAt" = now() where "id" = $1', id);
      return { actor: owner.actor, input: { workspace: workspace.id, credential: id } };
    },
    revoke: async ({ owner, workspace }) => {
      const { id } = await credential(owner, workspace);
      return { actor: owner.actor, input: { workspace: workspace.id, credential: id } };
    },
  },

  invitations: {
    create: ({ owner, workspace }) => {
      return { actor: owner.actor, input: { workspace: workspace.id, emails: ["invited-0001@example.com"] } };
    },
    import: ({ owner, workspace }) => {
      return { actor: owner.actor, input: { workspace: workspace.id, csv: "email\ninvited-0002@example.com\n" } };
    },
    copyLink: async ({ owner, workspace }) => {
      const { id } = await invitation(workspace, owner);
      return { actor: owner.actor, input: { workspace: workspace.id, invitation: id } };
    },
    askAnew: async ({ owner, workspace }) => {
      const { actor } = await person();
      return { actor, input: { token: (await invitation(workspace, owner)).token } };
    },
    resend: async ({ owner, workspace }) => {
      const { id } = await invitation(workspace, owner);
      return { actor: owner.actor, input: { workspace: workspace.id, invitation: id } };
    },
    revoke: async ({ owner, workspace }) => {
      const { id } = await invitation(workspace, owner);
      return { actor: owner.actor, input: { workspace: workspace.id, invitation: id } };
    },
    accept: async ({ owner, workspace }) => {
      const { actor, email } = await person();
      return { actor, input: { token: (await invitation(workspace, owner, email)).token } };
    },
    decline: async ({ owner, workspace }) => {
      const { actor, email } = await person();
      return { actor, input: { token: (await invitation(workspace, owner, email)).token } };
    },
  },

  invitationLinks: {
    create: ({ owner, workspace }) => ({ actor: owner.actor, input: { workspace: workspace.id } }),
    revoke: async ({ owner, workspace }) => {
      const { id } = await invitationLink(workspace, owner);
      return { actor: owner.actor, input: { workspace: workspace.id, link: id } };
    },
    accept: async ({ owner, workspace }) => {
      const { actor } = await person();
      return { actor, input: { token: (await invitationLink(workspace, owner)).token } };
    },
  },

  joinRequests: {
    create: async ({ organization }) => {
      const { actor } = await person({ email: await addressOf(organization, "ask") });
      return { actor, input: { organization: organization.id, message: "Please let me in" } };
    },
    withdraw: async ({ organization }) => {
      const who = await person({ email: await addressOf(organization, "ask") });
      return { actor: who.actor, input: { joinRequest: await joinRequest(organization, who) } };
    },
    approve: async ({ owner, organization }) => {
      const who = await person({ email: await addressOf(organization, "ask") });
      const input = { organization: organization.id, joinRequest: await joinRequest(organization, who) };
      return { actor: owner.actor, input };
    },
    decline: async ({ owner, organization }) => {
      const who = await person({ email: await addressOf(organization, "ask") });
      const input = { organization: organization.id, joinRequest: await joinRequest(organization, who) };
      return { actor: owner.actor, input };
    },
  },

  organizationPolicy: {
    update: ({ owner, organization }) => ({
      actor: owner.actor,
      input: { organization: organization.id, joinPolicy: "ask", defaultRole: "member" },
    }),
  },

  members: {
    changeRole: async (of) => {
      const { id: user } = await memberOf(of);
      return { actor: of.owner.actor, input: { workspace: of.workspace.id, user, role: "viewer" } };
    },
    remove: async (of) => {
      const { id: user } = await memberOf(of);
      return { actor: of.owner.actor, input: { workspace: of.workspace.id, user } };
    },
    leave: async (of) => ({ actor: (await memberOf(of)).actor, input: { workspace: of.workspace.id } }),
    changeRoles: async (of) => {
      const { id } = await memberOf(of);
      return { actor: of.owner.actor, input: { workspace: of.workspace.id, users: [id], role: "viewer" } };
    },
    setEndDate: async (of) => {
      const { id: user } = await memberOf(of);
      const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
      return { actor: of.owner.actor, input: { workspace: of.workspace.id, user, expiresAt } };
    },
    removeMany: async (of) => {
      const { id } = await memberOf(of);
      return { actor: of.owner.actor, input: { workspace: of.workspace.id, users: [id] } };
    },
    changeRolesInOrganization: async (of) => {
      const { id } = await memberOf(of);
      return { actor: of.owner.actor, input: { organization: of.organization.id, users: [id], role: "billing" } };
    },
    setEndDateInOrganization: async (of) => {
      const { id: user } = await memberOf(of);
      const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
      return { actor: of.owner.actor, input: { organization: of.organization.id, user, expiresAt } };
    },
    removeManyFromOrganization: async (of) => {
      const { id } = await memberOf(of);
      return { actor: of.owner.actor, input: { organization: of.organization.id, users: [id] } };
    },
    changeRoleInOrganization: async (of) => {
      const { id: user } = await memberOf(of);
      return { actor: of.owner.actor, input: { organization: of.organization.id, user, role: "billing" } };
    },
    removeFromOrganization: async (of) => {
      const { id: user } = await memberOf(of);
      return { actor: of.owner.actor, input: { organization: of.organization.id, user } };
    },
    leaveOrganization: async (of) => ({
      actor: (await memberOf(of)).actor,
      input: { organization: of.organization.id },
    }),
    suspend: async (of) => {
      const { id: user } = await memberOf(of);
      return { actor: of.owner.actor, input: { organization: of.organization.id, user } };
    },
    resume: async (of) => {
      const { id: user } = await memberOf(of);
      await sql('update "organization_members" set "suspendedAt" = now() where "userId" = $1', user);
      return { actor: of.owner.actor, input: { organization: of.organization.id, user } };
    },
  },

  groups: {
    create: ({ owner, workspace }) => ({
      actor: owner.actor,
      input: { workspace: workspace.id, name: "Vision team", description: "Who trains" },
    }),
    update: async ({ owner, workspace }) => {
      const { id } = await group(workspace, owner);
      return { actor: owner.actor, input: { workspace: workspace.id, group: id, name: "Speech team" } };
    },
    addMembers: async ({ owner, workspace }) => {
      const { id } = await group(workspace, owner);
      const members = [{ type: "user" as const, id: owner.id }];
      return { actor: owner.actor, input: { workspace: workspace.id, group: id, members } };
    },
    removeMembers: async ({ owner, workspace }) => {
      const { id } = await group(workspace, owner, { people: [owner] });
      const members = [{ type: "user" as const, id: owner.id }];
      return { actor: owner.actor, input: { workspace: workspace.id, group: id, members } };
    },
    remove: async ({ owner, workspace }) => {
      const { id } = await group(workspace, owner);
      return { actor: owner.actor, input: { workspace: workspace.id, group: id } };
    },
  },

  instance: {
    update: async () => {
      await instance();
      return { actor: await operator(), input: { signUp: "closed" } };
    },
    retryMail: async () => ({ actor: await operator(), input: { mail: await failedMail("member@example.com") } }),
    testMail: async () => ({ actor: await operator(), input: { to: "member@example.com" } }),
    suspendUser: async () => ({ actor: await operator(), input: { user: (await person()).id } }),
    resumeUser: async () => ({ actor: await operator(), input: { user: (await person({ suspended: true })).id } }),
    setOperator: async () => ({ actor: await operator(), input: { user: (await person()).id, operator: true } }),
    suspendOrganization: async ({ organization }) => ({ actor: await operator(), input: { target: organization.id } }),
    resumeOrganization: async ({ organization }) => {
      await sql('update "organizations" set "suspendedAt" = now() where "id" = $1', organization.id);
      return { actor: await operator(), input: { target: organization.id } };
    },
    setSeats: async ({ organization }) => ({
      actor: await operator(),
      input: { target: organization.id, seatMaximum: 25 },
    }),
  },

  notifications: {
    read: ({ owner }) => ({ actor: owner.actor, input: {} }),
    setChoice: ({ owner }) => ({
      actor: owner.actor,
      input: { kind: "workspace.added", inbox: true, mail: true },
    }),
  },

  organizations: {
    create: ({ owner }) => ({ actor: owner.actor, input: { name: "Another organization" } }),
    rename: ({ owner, organization }) => ({
      actor: owner.actor,
      input: { organization: organization.id, name: "Renamed" },
    }),
    ...ORGANIZATION_EXAMPLES,
  },

  collaborators: COLLABORATOR_EXAMPLES,

  projects: {
    ...PROJECT_EXAMPLES,
    create: ({ owner, workspace }) => ({
      actor: owner.actor,
      input: { workspace: workspace.id, name: "Speech" },
    }),
    rename: ({ owner, workspace, project }) => {
      return { actor: owner.actor, input: { workspace: workspace.id, project: project.id, name: "Vision" } };
    },
  },

  roles: {
    create: ({ owner, workspace }) => ({
      actor: owner.actor,
      input: { workspace: workspace.id, level: "workspace", name: "Inviter", permissions: ["invitation.create"] },
    }),
    update: async ({ owner, workspace }) => {
      const { id } = await customRole(workspace, owner);
      return { actor: owner.actor, input: { workspace: workspace.id, role: id, permissions: ["project.create"] } };
    },
    remove: async ({ owner, workspace }) => {
      const { id } = await customRole(workspace, owner);
      return { actor: owner.actor, input: { workspace: workspace.id, role: id } };
    },
  },

  serviceAccounts: {
    create: ({ owner, workspace }) => ({
      actor: owner.actor,
      input: { workspace: workspace.id, name: "Nightly training" },
    }),
    remove: async ({ owner, workspace }) => {
      const { serviceAccount: id } = await serviceAccount(workspace, { createdBy: owner });
      return { actor: owner.actor, input: { workspace: workspace.id, serviceAccount: id } };
    },
  },

  sessions: {
    revoke: ({ owner }) => ({ actor: owner.actor, input: { session: owner.actor.session?.id ?? "" } }),
  },

  workspaces: {
    create: ({ owner, organization }) => ({
      actor: owner.actor,
      input: { organization: organization.id, name: "Research" },
    }),
    rename: ({ owner, workspace }) => ({
      actor: owner.actor,
      input: { workspace: workspace.id, name: "Renamed" },
    }),
    ...WORKSPACE_EXAMPLES,
  },
};

/** The example of a mutation by its path. */
export async function exampleOf(path: string, of: Tenant): Promise<{ actor: Actor | null; input: unknown }> {
  const [noun = "", name = ""] = path.split(".");
  const nouns: Readonly<Record<string, Readonly<Record<string, (of: Tenant) => Given<unknown>>>>> = examples;
  const example = nouns[noun]?.[name];
  if (example === undefined) throw new Error(`${path} has no example`);
  return example(of);
}
