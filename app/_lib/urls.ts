/** The one list of page addresses. A link is written with these, so that a moved page is one change. */
type Query = Record<string, string | undefined>;

const part = encodeURIComponent;

/** Adds what is set; the rest leaves no trace in the address. */
export function withQuery(path: string, query: Query): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value !== undefined && value !== "") search.set(key, value);
  const text = search.toString();
  return text === "" ? path : `${path}?${text}`;
}

export const urls = {
  home: () => "/",
  setup: () => "/setup",
  signIn: (next?: string) => withQuery("/sign-in", { next }),
  /** The same with e-mail and password at once, for who has other ways as well. */
  signInByPassword: (next?: string) => withQuery("/sign-in", { with: "password", next }),
  signInTo: (organization: string, next?: string) => withQuery(`/sign-in/${part(organization)}`, { next }),
  /** Where an account confirms that a provider's identity is its own. */
  signInLink: (token: string) => withQuery("/sign-in/link", { token }),
  /** The way to an organization's provider. */
  sso: (connection: string, next?: string) => withQuery(`/sso/${part(connection)}/start`, { next }),
  /** Also without scripts: asks once more, then ends the session. */
  signOut: () => "/api/auth/signout",
  signUp: (query: { invitation?: string | undefined; next?: string | undefined } = {}) => withQuery("/sign-up", query),
  resetPassword: (token?: string) => withQuery("/reset-password", { token }),
  secondFactor: (next?: string) => withQuery("/sign-in/second-factor", { next }),
  verifyEmail: (token: string) => `/verify-email/${part(token)}`,
  invitation: (token: string) => `/invitations/${part(token)}`,
  device: (code?: string) => withQuery("/device", { user_code: code }),
  apiReference: () => "/docs/api",
  instance: () => "/instance",
  account: {
    inbox: () => "/account/inbox",
    preferences: () => "/account/preferences",
    profile: () => "/account/profile",
    security: () => "/account/security",
    storage: (query: Query = {}) => withQuery("/account/storage", query),
    workspaces: () => "/account/workspaces",
    credentials: (workspace: string, query: Query = {}) =>
      withQuery(`/account/workspaces/${part(workspace)}/credentials`, query),
    usage: (workspace: string, query: Query = {}) => withQuery(`/account/workspaces/${part(workspace)}/usage`, query),
    vault: (workspace: string, query: Query = {}) => withQuery(`/account/workspaces/${part(workspace)}/vault`, query),
    credential: (workspace: string, credential: string) =>
      `/account/workspaces/${part(workspace)}/credentials/${part(credential)}`,
  },
  organization: {
    workspaces: (organization: string, query: Query = {}) =>
      withQuery(`/organizations/${part(organization)}/workspaces`, query),
    members: (organization: string) => `/organizations/${part(organization)}/members`,
    billing: (organization: string, query: Query = {}) =>
      withQuery(`/organizations/${part(organization)}/billing`, query),
    invoices: (organization: string, query: Query = {}) =>
      withQuery(`/organizations/${part(organization)}/billing/invoices`, query),
    upgrade: (organization: string, query: Query = {}) =>
      withQuery(`/organizations/${part(organization)}/billing/upgrade`, query),
    payments: (organization: string, query: Query = {}) =>
      withQuery(`/organizations/${part(organization)}/billing/payments`, query),
    budgets: (organization: string, query: Query = {}) =>
      withQuery(`/organizations/${part(organization)}/billing/budgets`, query),
    usage: (organization: string, query: Query = {}) => withQuery(`/organizations/${part(organization)}/usage`, query),
    meters: (organization: string, query: Query = {}) =>
      withQuery(`/organizations/${part(organization)}/usage/meters`, query),
    audit: (organization: string) => `/organizations/${part(organization)}/audit`,
    settings: (organization: string) => `/organizations/${part(organization)}/settings`,
    domains: (organization: string, query: Query = {}) =>
      withQuery(`/organizations/${part(organization)}/domains`, query),
    provisioning: (organization: string, query: Query = {}) =>
      withQuery(`/organizations/${part(organization)}/provisioning`, query),
    requireSso: (organization: string) => `/organizations/${part(organization)}/require-sso`,
    identityProviders: (organization: string, query: Query = {}) =>
      withQuery(`/organizations/${part(organization)}/identity-providers`, query),
    newIdentityProvider: (organization: string, query: Query = {}) =>
      withQuery(`/organizations/${part(organization)}/identity-providers/new`, query),
    identityProvider: (organization: string, identityProvider: string, query: Query = {}) =>
      withQuery(`/organizations/${part(organization)}/identity-providers/${part(identityProvider)}`, query),
    credentials: (organization: string, query: Query = {}) =>
      withQuery(`/organizations/${part(organization)}/credentials`, query),
    credential: (organization: string, credential: string) =>
      `/organizations/${part(organization)}/credentials/${part(credential)}`,
  },
  workspace: {
    projects: (workspace: string, query: Query = {}) => withQuery(`/workspaces/${part(workspace)}/projects`, query),
    members: (workspace: string, query: Query = {}) => withQuery(`/workspaces/${part(workspace)}/members`, query),
    member: (workspace: string, user: string, query: Query = {}) =>
      withQuery(`/workspaces/${part(workspace)}/members/${part(user)}`, query),
    resources: (workspace: string, query: Query = {}) => withQuery(`/workspaces/${part(workspace)}/resources`, query),
    resource: (workspace: string, resource: string, query: Query = {}) =>
      withQuery(`/workspaces/${part(workspace)}/resources/${part(resource)}`, query),
    /** A page of its own, shown inside of the resource's: what lies behind one of its links. */
    stored: (workspace: string, resource: string, query: Query) =>
      withQuery(`/workspaces/${part(workspace)}/resources/${part(resource)}/stored`, query),
    accessRules: (workspace: string, query: Query = {}) =>
      withQuery(`/workspaces/${part(workspace)}/access-rules`, query),
    access: (workspace: string, query: Query = {}) => withQuery(`/workspaces/${part(workspace)}/access`, query),
    invitations: (workspace: string, query: Query = {}) =>
      withQuery(`/workspaces/${part(workspace)}/invitations`, query),
    groups: (workspace: string, query: Query = {}) => withQuery(`/workspaces/${part(workspace)}/groups`, query),
    group: (workspace: string, group: string, query: Query = {}) =>
      withQuery(`/workspaces/${part(workspace)}/groups/${part(group)}`, query),
    roles: (workspace: string, query: Query = {}) => withQuery(`/workspaces/${part(workspace)}/roles`, query),
    vaults: (workspace: string, query: Query = {}) => withQuery(`/workspaces/${part(workspace)}/vaults`, query),
    vault: (workspace: string, vault: string, query: Query = {}) =>
      withQuery(`/workspaces/${part(workspace)}/vaults/${part(vault)}`, query),
    serviceAccounts: (workspace: string, query: Query = {}) =>
      withQuery(`/workspaces/${part(workspace)}/service-accounts`, query),
    serviceAccount: (workspace: string, serviceAccount: string, query: Query = {}) =>
      withQuery(`/workspaces/${part(workspace)}/service-accounts/${part(serviceAccount)}`, query),
    credentials: (workspace: string, query: Query = {}) =>
      withQuery(`/workspaces/${part(workspace)}/credentials`, query),
    credential: (workspace: string, credential: string) =>
      `/workspaces/${part(workspace)}/credentials/${part(credential)}`,
    usage: (workspace: string, query: Query = {}) => withQuery(`/workspaces/${part(workspace)}/usage`, query),
    audit: (workspace: string) => `/workspaces/${part(workspace)}/audit`,
    settings: (workspace: string) => `/workspaces/${part(workspace)}/settings`,
  },
  project: {
    home: (workspace: string, project: string) => `/workspaces/${part(workspace)}/projects/${part(project)}`,
    collaborators: (workspace: string, project: string, query: Query = {}) =>
      withQuery(`/workspaces/${part(workspace)}/projects/${part(project)}/collaborators`, query),
    resources: (workspace: string, project: string, query: Query = {}) =>
      withQuery(`/workspaces/${part(workspace)}/projects/${part(project)}/resources`, query),
    access: (workspace: string, project: string, query: Query = {}) =>
      withQuery(`/workspaces/${part(workspace)}/projects/${part(project)}/access`, query),
    credentials: (workspace: string, project: string, query: Query = {}) =>
      withQuery(`/workspaces/${part(workspace)}/projects/${part(project)}/credentials`, query),
    credential: (workspace: string, project: string, credential: string) =>
      `/workspaces/${part(workspace)}/projects/${part(project)}/credentials/${part(credential)}`,
    keys: (workspace: string, project: string, query: Query = {}) =>
      withQuery(`/workspaces/${part(workspace)}/projects/${part(project)}/keys`, query),
    key: (workspace: string, project: string, key: string, query: Query = {}) =>
      withQuery(`/workspaces/${part(workspace)}/projects/${part(project)}/keys/${part(key)}`, query),
    usage: (workspace: string, project: string, query: Query = {}) =>
      withQuery(`/workspaces/${part(workspace)}/projects/${part(project)}/usage`, query),
    settings: (workspace: string, project: string) =>
      `/workspaces/${part(workspace)}/projects/${part(project)}/settings`,
  },
} as const;

/** Opens a page with its panel for making something already open. */
export const OPEN_CREATE: Query = { open: "create" };
