/** Every sentence of pages that are refused. */
export const REFUSAL = {
  forbidden: "You may not see this page",
  missing: (permission: string, reason: string, ask = "an admin of this workspace or organization") =>
    reason === "operators_only"
      ? `It needs the right ${permission}, which operators of this instance have. Ask whoever runs it.`
      : `It needs the right ${permission}. Ask ${ask} for it.`,
  /** A right in words, with the name by which an admin finds it. */
  right: (words: string, permission: string) => (words === permission ? permission : `“${words}” (${permission})`),
  lacking: (permission: string, ask: string) => `You do not have the right ${permission}. Ask ${ask}.`,
  mayBe:
    "If you were told of something here, you can ask the admins for access to it. They see your request only where there is something.",
  suspended: "This is suspended",
  invalid: "This address cannot be used as it is",
  withoutQuery: "Open the page without filters",
  unavailable: "The database does not answer",
} as const;
