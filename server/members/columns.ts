import { columnsOf } from "../paging";
import { externalView, memberView, organizationMemberView, userView } from "./schema";

/** The lists of people as files, one column for each field. */

interface Named {
  name: string;
}

function names(groups: readonly Named[]): string {
  return groups.map(({ name }) => name).join("; ");
}

export const memberColumns = columnsOf(memberView, {
  user: ({ user }) => user.id,
  name: ({ user }) => user.name,
  email: ({ user }) => user.email,
  status: ({ status }) => status,
  role: ({ role }) => role,
  customRole: ({ customRole }) => customRole?.name ?? null,
  source: ({ source }) => source,
  organizationRole: ({ organizationRole }) => organizationRole,
  groups: ({ groups }) => names(groups),
  joinedAt: ({ joinedAt }) => joinedAt,
  expiresAt: ({ expiresAt }) => expiresAt,
  lastSignInAt: ({ lastSignInAt }) => lastSignInAt,
  lastSignInBy: ({ lastSignInBy }) => lastSignInBy,
  lastApiUseAt: ({ lastApiUseAt }) => lastApiUseAt,
  lastUiUseAt: ({ lastUiUseAt }) => lastUiUseAt,
});

export const userColumns = columnsOf(userView, {
  id: ({ id }) => id,
  name: ({ user }) => user?.name ?? null,
  email: ({ email }) => email,
  status: ({ status }) => status,
  role: ({ role }) => role,
  customRole: ({ customRole }) => customRole?.name ?? null,
  source: ({ source }) => source,
  organizationRole: ({ organizationRole }) => organizationRole,
  groups: ({ groups }) => names(groups),
  addedAt: ({ addedAt }) => addedAt,
  expiresAt: ({ expiresAt }) => expiresAt,
  mail: ({ invitation }) => invitation?.mail ?? null,
  lastSignInAt: ({ lastSignInAt }) => lastSignInAt,
  lastSignInBy: ({ lastSignInBy }) => lastSignInBy,
  lastApiUseAt: ({ lastApiUseAt }) => lastApiUseAt,
  lastUiUseAt: ({ lastUiUseAt }) => lastUiUseAt,
});

export const organizationMemberColumns = columnsOf(organizationMemberView, {
  user: ({ user }) => user.id,
  name: ({ user }) => user.name,
  email: ({ user }) => user.email,
  status: ({ status }) => status,
  role: ({ role }) => role,
  source: ({ source }) => source,
  vouchedBy: ({ vouchedBy }) => vouchedBy,
  vouchedByName: ({ vouchedByName }) => vouchedByName,
  joinedAt: ({ joinedAt }) => joinedAt,
  expiresAt: ({ expiresAt }) => expiresAt,
  lastSignInAt: ({ lastSignInAt }) => lastSignInAt,
  lastSignInBy: ({ lastSignInBy }) => lastSignInBy,
  lastApiUseAt: ({ lastApiUseAt }) => lastApiUseAt,
  lastUiUseAt: ({ lastUiUseAt }) => lastUiUseAt,
});

export const externalColumns = columnsOf(externalView, {
  user: ({ user }) => user.id,
  name: ({ user }) => user.name,
  email: ({ user }) => user.email,
  status: ({ status }) => status,
  projects: ({ projects }) => projects.map(({ workspace, slug }) => `${workspace.slug}/${slug}`).join("; "),
  lastSignInAt: ({ lastSignInAt }) => lastSignInAt,
  lastSignInBy: ({ lastSignInBy }) => lastSignInBy,
});
