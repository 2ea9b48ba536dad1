import type { TestView } from "@/server/identity-providers/schema/test-result";

type CheckName = TestView["checks"][number]["check"];

/** The page of a test's result. */
export const TEST = {
  title: "Test result",
  again: "Test again",
  passed: "The test passed",
  passedText: "The provider's answer counts, and you would come in.",
  failed: "The test failed",
  failedText: "Nothing was made and nobody was signed in.",
  refused: "The provider's answer counts, but you would not come in",
  waiting: "The test is not finished",
  waitingText:
    "Sign in at the provider in the window that it opened, then come back to this page. A test lasts ten minutes.",
  expired: "This test has ended",
  expiredText: "A test has to be finished within ten minutes, and its result is kept for one hour. Begin another one.",
  checks: "What was checked",
  check: "Check",
  result: "Result",
  detail: "What came, and what to do",
  results: { passed: "Passed", failed: "Failed", skipped: "Switched off" },
  mapped: "What was mapped",
  mappedText: "Read by the names of the step Claims. Only what was verified is read.",
  outcome: "What a real sign-in would do",
  claims: "What the provider sent",
  claimsText: "As it came. It is kept for an hour, sealed, and shown to you alone.",
  noClaims: "Nothing came that could be trusted enough to be shown.",
  way: "Account",
  ways: {
    known: "Signs in with the account that is linked already.",
    confirm: "An account with this address is there: it would be linked after signing in to it once.",
    invitation: "Makes an account and accepts the pending invitation.",
    new: "Makes a new account.",
  },
  organizationRole: "Role in the organization",
  workspaces: "Roles in workspaces",
  groups: "Groups",
  none: "None",
  values: {
    subject: "User ID",
    email: "Email",
    emailVerified: "Email verified",
    name: "Name",
    givenName: "Given name",
    familyName: "Family name",
    picture: "Picture",
    groups: "Groups",
  },
  absent: "Not sent",
  yes: "Yes",
  no: "No",
  inWorkspace: (what: string, workspace: string) => `${what} (${workspace})`,
} as const;

/** Each check in words, and what to do where it failed. */
export const CHECK_WORDS: Record<CheckName, { name: string; fix: string }> = {
  reachable: {
    name: "The provider answers",
    fix: "Compare the endpoints with the provider's. A private address has to be allowed by the operator (TENANTRY_OUTBOUND_ALLOW).",
  },
  response: { name: "The answer can be read", fix: "See what the provider logged for this sign-in, then test again." },
  status: {
    name: "The provider let you in",
    fix: "Assign yourself to the application at the provider, and see its log for the reason.",
  },
  issuer: {
    name: "Issuer",
    fix: "Copy the issuer, or entity ID, from the provider exactly, with or without a slash at its end.",
  },
  audience: { name: "Audience", fix: "At the provider, enter our client ID or entity ID exactly as it stands here." },
  destination: {
    name: "Destination",
    fix: "At the provider, enter the reply URL exactly as it stands in the step Configuration.",
  },
  recipient: {
    name: "Recipient",
    fix: "At the provider, enter the reply URL exactly as it stands in the step Configuration.",
  },
  signature: {
    name: "Signature",
    fix: "Import the provider's present certificate or JWKS URI, and let the provider sign what is required to be signed.",
  },
  algorithm: {
    name: "Algorithm",
    fix: "Let the provider sign with SHA-256 or better, by the algorithm that is chosen here.",
  },
  certificate: { name: "Certificate", fix: "Add the provider's present certificate in the step Configuration." },
  clock: {
    name: "Clock",
    fix: "Set the clocks of this server and of the provider by NTP. A few seconds of difference are allowed.",
  },
  request: { name: "Belongs to this request", fix: "Begin the test again in this browser, and finish it here." },
  nonce: { name: "Nonce", fix: "The provider has to repeat the nonce in the identity token. Begin the test again." },
  "code-challenge": {
    name: "Code challenge",
    fix: "Choose the method that the application at the provider demands, in the step Configuration.",
  },
  replay: { name: "Used once", fix: "The answer was used before. Begin the test again." },
  subject: {
    name: "User ID",
    fix: "Name the claim that holds an unchanging ID in the step Claims. A transient Name ID is none.",
  },
  userinfo: {
    name: "User information",
    fix: "Compare the user info endpoint, or read it from the identity token instead.",
  },
  email: {
    name: "Email",
    fix: "Name the claim that holds the e-mail address in the step Claims, and allow its scope.",
  },
  "email-verified": {
    name: "Email verified",
    fix: "Let the provider send email_verified, or switch off Email verification where your directory decides the addresses.",
  },
  domain: { name: "Domain", fix: "Prove the domain of the address under Domains." },
  groups: { name: "Groups", fix: "Name the groups claim in the step Groups, and let the provider send it." },
};
