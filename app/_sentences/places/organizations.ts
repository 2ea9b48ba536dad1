/** Every sentence of the pages of an organization. */
export const ORGANIZATION_WORKSPACES = {
  title: "Workspaces",
  description: "Where the organization's teams work, each with its own people, projects and credentials.",
  workspace: "Workspace",
  slug: "Slug",
  kind: "Kind",
  default: "Default",
  ordinary: "Ordinary",
  yourRole: "Your role",
  search: "Find by name or slug",
  create: "New workspace",
  createTitle: "New workspace",
  createText: "You become its admin. People are invited to it, or added from the organization.",
  submit: "Create workspace",
  empty: "You are in no workspace of this organization",
  emptyText: "Ask an admin of the organization to add you to one.",
  created: (name: string) => `Workspace ${name} created`,
  steps: {
    title: "First steps",
    help: "The organization is ready. Do these in any order, now or later.",
    invite: { label: "Invite people", note: "By e-mail, or with links that you hand over yourself." },
    project: { label: "Create a project", note: "Keep work apart, and choose who sees it." },
    machine: { label: "Add a service account", note: "Agents and pipelines get credentials that outlive people." },
    provider: { label: "Connect an identity provider", note: "People sign in with the account of their company." },
  },
} as const;

export const ORGANIZATION_MEMBERS = {
  remove: "Remove from organization",
  roleOptions: [
    { value: "owner", label: "Owner: everything, owners and deletion included" },
    { value: "admin", label: "Admin: workspaces, people and policy" },
    { value: "billing", label: "Billing: plan, usage and invoices" },
    { value: "member", label: "Member: the workspaces that they are in" },
  ],
} as const;

export const ORGANIZATION_SETTINGS = {
  title: "Settings",
  description: "What the organization is called and where it is found.",
  name: "Name",
  slug: "Slug",
  former: "The former slug keeps leading here and stays reserved.",
  refused: "Owners and admins of the organization may change this. Ask one of them.",
  personal: "The personal organization cannot be renamed.",
  details: "Details",
} as const;
