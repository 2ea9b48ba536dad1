/** What letters are about. Each has a name in the interface's catalogue. */
export const MAIL_KINDS = [
  "change-email",
  "email-changed",
  "invitation",
  "invoice",
  "invoices",
  "notice",
  "password-changed",
  "payment",
  "recovery-code-used",
  "reset-password",
  "reset-second-factor",
  "second-factor-changed",
  "test",
  "verify-email",
] as const;
export type MailKind = (typeof MAIL_KINDS)[number];
