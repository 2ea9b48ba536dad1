/** Every sentence of the pages about people. */
export const MEMBERS = {
  title: "Users",
  description: "Who is in this workspace, and where their role comes from.",
  organizationTitle: "Members",
  organizationDescription: "Everybody in the organization. Owners and admins are admins of every workspace in it.",
  user: "User",
  joined: "Joined",
  lastSignIn: "Last sign-in",
  source: "Role comes from",
  sources: { manual: "Added by an admin", invitation: "Invitation", inherited: "The organization" },
  inheritedAs: (role: string) => `${role} of the organization`,
  vouched: "Address vouched for",
  invite: "Invite users",
  search: "Find by name or e-mail",
  changeRole: "Change role",
  changeTitle: (name: string) => `Change the role of ${name}`,
  changeHelp: "The new role holds at their next click or request.",
  changing: "Changing",
  changed: (name: string) => `Role of ${name} changed`,
  remove: "Remove",
  removeTitle: (name: string, place: string) => `Remove ${name} from ${place}?`,
  removeVerb: "Remove user",
  removing: "Removing",
  removed: (name: string, credentials: number) =>
    credentials === 0
      ? `${name} removed`
      : `${name} removed, ${credentials === 1 ? "1 credential" : `${credentials} credentials`} revoked`,
  losesAccess: "Access to this workspace ends at their next request.",
  losesOrganization: "Access to the organization and all its workspaces ends at their next request.",
  credentialsDie: (count: number) =>
    count === 0
      ? "They have no live credentials here."
      : `${count === 1 ? "1 credential of theirs is" : `${count} credentials of theirs are`} revoked for good.`,
  credentialsDieAll: "Their credentials there are revoked for good.",
  ownerless: (names: string) => `These projects lose their owner: ${names}. An admin can still manage them.`,
  resourcesStay: "What they made stays.",
  returnByInvitation: "They can come back only by a new invitation.",
  yourself: "This is you. Leave on the page of your workspaces.",
  yourselfOrganization: "This is you. Another owner or admin can do this.",
  inheritedRole: "They are here as an admin of the organization. Change that role there.",
  defaultWorkspace: "Everybody in the organization is in its default workspace. Remove them from the organization.",
  pending: "Pending invitations",
  pendingHelp: "They have not accepted yet. Resend or revoke on the page of invitations.",
  pendingStatus: "Pending",
  added: "Added",
  toInvitations: "All invitations",
} as const;
