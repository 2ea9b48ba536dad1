import { ACCESS_REQUEST_EXAMPLES } from "@/server/testing/examples/access-request";
import { ACCESS_RULE_EXAMPLES } from "@/server/testing/examples/access-rule";
import { ACCOUNT_EXAMPLES } from "@/server/testing/examples/account";
import {
  BILLING_DETAILS_EXAMPLES,
  BILLING_SETTINGS_EXAMPLES,
  INVOICE_EXAMPLES,
  PLAN_EXAMPLES,
  SUBSCRIPTION_EXAMPLES,
} from "@/server/testing/examples/billing";
import { sql } from "@/server/testing/database";
import { DIRECTORY_EXAMPLES } from "@/server/testing/examples/directory";
import { DOMAIN_EXAMPLES } from "@/server/testing/examples/domain";
import type { Example, Examples, Given } from "@/server/testing/examples/types";
import { FACTOR_EXAMPLES } from "@/server/testing/examples/factor";
import { invitation, person } from "@/server/testing/factory";
import { credential, serviceAccount } from "@/server/testing/factories/machines";
import { addressOf, invitationLink, joinRequest } from "@/server/testing/factories/joining";
import { IDENTITY_EXAMPLES } from "@/server/testing/examples/identity";
import { IDENTITY_PROVIDER_EXAMPLES } from "@/server/testing/examples/identity-provider";
import {
  BUDGET_EXAMPLES,
  OWED_INVOICE_EXAMPLES,
  PAYMENT_EXAMPLES,
  PAYMENT_METHOD_EXAMPLES,
} from "@/server/testing/examples/payment";
import { PEOPLE_EXAMPLES } from "@/server/testing/examples/people";
import { REQUIRE_SSO_EXAMPLES } from "@/server/testing/examples/require-sso";
import { RESOURCE_EXAMPLES, RESOURCE_TYPE_EXAMPLES } from "@/server/testing/examples/resource";
import { ORGANIZATION_EXAMPLES, WORKSPACE_EXAMPLES } from "@/server/testing/examples/place";
import { ORGANIZATION_CREDENTIAL_EXAMPLES } from "@/server/testing/examples/credential";
import { DEFAULT_KEY_EXAMPLES, PROJECT_CREDENTIAL_EXAMPLES } from "@/server/testing/examples/project-credential";
import { PROJECT_KEY_EXAMPLES } from "@/server/testing/examples/project-key";
import { COLLABORATOR_EXAMPLES, PROJECT_EXAMPLES } from "@/server/testing/examples/project";
import { STORAGE_EXAMPLES } from "@/server/testing/examples/storage";
import type { Tenant } from "@/server/testing/tenant";
import { METER_EXAMPLES, USAGE_EXAMPLES } from "@/server/testing/examples/usage";
import { OWN_VAULT_EXAMPLES, SERVICE_ACCOUNT_VAULT_EXAMPLES, VAULT_EXAMPLES } from "@/server/testing/examples/vault";

/**
 * For each mutation that there is, a call that succeeds in a tenant. The record is total: a mutation without an example
 * does not compile.
 */
const examples: Examples = {
  ...ACCOUNT_EXAMPLES,
  ...FACTOR_EXAMPLES,
  ...IDENTITY_EXAMPLES,
  ...PEOPLE_EXAMPLES,
  ...DIRECTORY_EXAMPLES,
  accessRules: ACCESS_RULE_EXAMPLES,
  accessRequests: ACCESS_REQUEST_EXAMPLES,
  budgets: BUDGET_EXAMPLES,
  billingDetails: BILLING_DETAILS_EXAMPLES,
  billingSettings: BILLING_SETTINGS_EXAMPLES,
  invoices: INVOICE_EXAMPLES,
  plans: PLAN_EXAMPLES,
  subscriptions: SUBSCRIPTION_EXAMPLES,
  collaborators: COLLABORATOR_EXAMPLES,
  defaultKey: DEFAULT_KEY_EXAMPLES,
  domains: DOMAIN_EXAMPLES,
  identityProviders: IDENTITY_PROVIDER_EXAMPLES,
  organizationCredentials: ORGANIZATION_CREDENTIAL_EXAMPLES,
  owedInvoices: OWED_INVOICE_EXAMPLES,
  paymentMethods: PAYMENT_METHOD_EXAMPLES,
  payments: PAYMENT_EXAMPLES,
  projectCredentials: PROJECT_CREDENTIAL_EXAMPLES,
  projectKeys: PROJECT_KEY_EXAMPLES,
  requireSso: REQUIRE_SSO_EXAMPLES,
  resources: RESOURCE_EXAMPLES,
  resourceTypes: RESOURCE_TYPE_EXAMPLES,
  ownVault: OWN_VAULT_EXAMPLES,
  serviceAccountVault: SERVICE_ACCOUNT_VAULT_EXAMPLES,
  storage: STORAGE_EXAMPLES,
  vaults: VAULT_EXAMPLES,
  meters: METER_EXAMPLES,
  usage: USAGE_EXAMPLES,
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
    createForMachine: async ({ owner, workspace }) => {
      const { serviceAccount: id } = await serviceAccount(workspace, { createdBy: owner });
      const scopes = { permissions: ["access.check"], readOnly: true };
      return { actor: owner.actor, input: { workspace: workspace.id, serviceAccount: id, label: "decisions", scopes } };
    },
    relabel: async ({ owner, workspace }) => {
      const { id } = await credential(owner, workspace);
      return { actor: owner.actor, input: { workspace: workspace.id, credential: id, label: "desktop" } };
    },
    enable: async ({ owner, workspace }) => {
      const { id } = await credential(owner, workspace);
      await sql('update "credentials" set "disabledAt" = now() where "id" = $1', id);
      return { actor: owner.actor, input: { workspace: workspace.id, credential: id } };
    },
    rotate: async ({ owner, workspace }) => {
      const { id } = await credential(owner, workspace);
      return { actor: owner.actor, input: { workspace: workspace.id, credential: id, overlapSeconds: 3_600 } };
    },
    setNetworks: async ({ owner, workspace }) => {
      const { id } = await credential(owner, workspace);
      const networks = ["192.0.2.0/24", "2001:db8::/32"];
      return { actor: owner.actor, input: { workspace: workspace.id, credential: id, networks } };
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
      input: { organization: organization.id, joinPolicy: "ask", defaultRole: "member", maxCredentialDays: 365 },
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
export async function exampleOf(path: string, of: Tenant): Promise<Example<unknown>> {
  const [noun = "", name = ""] = path.split(".");
  const nouns: Readonly<Record<string, Readonly<Record<string, (of: Tenant) => Given<unknown>>>>> = examples;
  const example = nouns[noun]?.[name];
  if (example === undefined) throw new Error(`${path} has no example`);
  return example(of);
}
