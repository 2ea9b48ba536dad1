/** Every sentence of the pages about one's own account. */
export const ACCOUNT = {
  trail: "Your account",
} as const;

export const PROFILE = {
  title: "Profile",
  description: "How others see you, and where we reach you.",
  name: "Name",
  renamed: "Name saved",
  email: "E-mail address",
  confirmed: "Confirmed",
  unconfirmed: "Not confirmed",
  unconfirmedHelp: "We sent a link to your address. Open it to confirm that the address is yours.",
  unconfirmedNoMail:
    "No mail server is set, so the address cannot be confirmed by a link. Whoever runs this instance can set one.",
  sendAgain: "Send link again",
  sending: "Sending",
  sent: (email: string) => `Link sent to ${email}`,
  change: "Change",
  changeTitle: "Change your e-mail address",
  changeMail:
    "We send a link to the new address. Until you open it, the present one stays in use. Then every other session and device is signed out.",
  changeNoMail:
    "No mail server is set, so the change is made at once and the new address counts as not confirmed. Check it twice: you sign in with it. Every other session and device is signed out.",
  newEmail: "New e-mail address",
  password: "Password",
  passwordHelp: "The one you sign in with, to make sure that it is you. Leave it empty if your account has none.",
  wrongPassword: "This is not your password.",
  submitMail: "Send link",
  submitNow: "Change address",
  changing: "Changing",
  changed: "Address changed",
  mailedTitle: "Look at the mail of the new address",
  mailed: (email: string) =>
    `We sent a link to ${email}. It works once, for 24 hours. Until then your present address stays.`,
  id: "User id",
  copyId: "Copy your user id",
  since: "Account since",
  operator: "Operator",
  operatorHelp: "You run this instance: its page is in the menu at the left.",
} as const;

export const SECURITY = {
  title: "Security",
  description: "Your password, your second factors, and where you are signed in.",
  password: "Password",
  passwordChanged: "Last changed",
  passwordNever:
    "No password is set. To have one, sign out and use “Forgot the password?” on the sign-in page: the link goes to your address.",
  current: "Present password",
  next: "New password",
  nextHelp: "At least 10 characters. A few words that do not belong together are better than one odd word.",
  submit: "Change password",
  changing: "Changing",
  changed: "Password changed; your other sessions and all devices have ended",
  passwordHelp: "Your other sessions and all devices end when you change it. This session stays.",
  sessions: "Sessions",
  sessionsTable: "Where you are signed in",
  sessionsHelp:
    "Browsers in which you are signed in. A session ends after 7 days without use, and after 30 days in any case.",
  device: "Device",
  address: "Address",
  lastUsed: "Last used",
  signedIn: "Signed in",
  thisOne: "This session",
  revoke: "Revoke",
  revokeOwn: "This is the session that you are using. Sign out instead.",
  revokeTitle: (device: string) => `Revoke the session of ${device}?`,
  revokeConsequence: "Whoever uses it is signed out at the next click, and must sign in again.",
  revokeVerb: "Revoke session",
  revoking: "Revoking",
  revoked: "Session revoked",
} as const;

/** Identity providers by which the account is signed in. */
export const CONNECTED = {
  title: "Connected sign-ins",
  description: "Identity providers of your organizations that sign you in to this account.",
  table: "Connected sign-ins",
  provider: "Provider",
  organization: "Organization",
  email: "Address there",
  lastUsed: "Last used",
  since: "Connected",
  off: "switched off",
  emptyTitle: "No provider is connected",
  empty: "You sign in with what stands above.",
  connect: (name: string, organization: string) => `Connect ${name} of ${organization}`,
  connectTitle: (name: string) => `Connect ${name}?`,
  connectLeads: "You are led to the provider, sign in there, and come back to this page.",
  connectTrust: (organization: string) =>
    `Whoever runs the provider of ${organization} can sign in as this account from then on.`,
  connectVerb: "Connect",
  connecting: "Leading there",
  disconnect: "Disconnect",
  disconnectTitle: (name: string) => `Disconnect ${name}?`,
  disconnectEnds: "It signs you in to this account no more. Your sessions go on.",
  disconnectVerb: "Disconnect",
  disconnecting: "Disconnecting",
  disconnected: "Provider disconnected",
} as const;
