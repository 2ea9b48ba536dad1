/** Every sentence about where somebody is signed in, and for how long. */
export const SESSIONS = {
  everywhere: "Sign out everywhere else",
  title: "Sign out everywhere else?",
  ends: "All other browsers and all devices are signed out at once. This session stays.",
  verb: "Sign out everywhere else",
  pending: "Signing out",
  done: "Signed out everywhere else",
} as const;

export const SESSION_POLICY = {
  title: "Sign-in policy",
  description: "What holds for everybody's sessions that reach this organization.",
  requireSecondFactor: "Require a second factor",
  requireSecondFactorHelp:
    "Whoever signs in with the password alone does not get in here until they have set up a second factor and used it. A sign-in by a connection of this organization counts: its provider asks for its own.",
  choices: [
    { value: "false", label: "No" },
    { value: "true", label: "Yes, of everybody" },
  ],
  refused: "Owners and admins of the organization change this.",
  idle: "Ends after so many minutes without use",
  idleHelp: "Empty: 7 days. Where somebody belongs to several organizations, the strictest holds.",
  hours: "Ends so many hours after sign-in",
  hoursHelp: "Empty: 30 days.",
  saved: "Policy saved",
} as const;
