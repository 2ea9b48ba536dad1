/** Every sentence of requests for access, as those who decide them read. */
export const REQUESTS = {
  title: "Requests for access",
  help: "What you grant becomes an access rule for who asked, which ends on the day that you choose.",
  asks: {
    read: (who: string, what: string) => `${who} asks to read ${what}`,
    modify: (who: string, what: string) => `${who} asks to read and modify ${what}`,
  },
  what: (type: string, name: string) => `the ${type.replaceAll("_", " ")} “${name}”`,
  where: (workspace: string, project: string | null) =>
    project === null ? `Workspace “${workspace}”.` : `Project “${project}” of the workspace “${workspace}”.`,
  more: (shown: number, total: number) => `The first ${shown} of ${total} are listed; the others follow these.`,
  grant: "Grant",
  grantTitle: "Grant access",
  granting: "Granting",
  granted: "Access granted",
  permission: "Permission",
  permissions: [
    { value: "read", label: "Read" },
    { value: "modify", label: "Read and modify" },
  ],
  until: "Until",
  untilHelp: "At most a year from now.",
  decline: "Decline",
  declineTitle: "Decline the request",
  declining: "Declining",
  declined: "Request declined",
  reason: "Reason",
  reasonHelp: "Who asked reads it in their inbox.",
} as const;
