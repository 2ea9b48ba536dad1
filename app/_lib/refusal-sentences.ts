/** Every sentence of pages that are refused. A translation replaces this file. */
export const REFUSAL = {
  forbidden: "You may not see this page",
  missing: (permission: string, reason: string) =>
    reason === "operators_only"
      ? `It needs the right ${permission}, which operators of this instance have. Ask whoever runs it.`
      : `It needs the right ${permission}. Ask an admin of this workspace or organization for it.`,
  suspended: "This is suspended",
  invalid: "This address cannot be used as it is",
  withoutQuery: "Open the page without filters",
  unavailable: "The database does not answer",
} as const;
