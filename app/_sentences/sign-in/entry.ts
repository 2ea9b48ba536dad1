/** Every sentence of the pages that one sees without being signed in. */
export const FIELDS = {
  name: "Name",
  email: "E-mail address",
  password: "Password",
  newPassword: "New password",
} as const;

const PASSWORD_HELP = "At least 10 characters. A few words that do not belong together are better than one odd word.";

export const SIGN_IN = {
  title: "Sign in",
  submit: "Sign in",
  pending: "Signing in",
  forgot: "Forgot the password?",
  noAccount: "No account yet?",
  signUp: "Sign up",
  byInvitation: "New accounts are by invitation: ask an admin of your workspace for one.",
  noScript: "Signing in needs JavaScript. Switch it on for this site and load the page again.",
  next: "Continue",
  looking: "Looking",
  continueWith: (name: string) => `Continue with ${name}`,
  or: "or",
  byPassword: "Sign in with a password",
  otherWay: "Sign in another way",
  organizationTitle: (organization: string) => `Sign in to ${organization}`,
  required: (organization: string) => `${organization} lets its people in by its own provider.`,
  connections: "Identity providers",
  tryAgain: "Try again",
  refusedTitle: "That did not work",
  stayHere: "Continue",
  notSetUpTitle: "This instance is not set up yet",
  notSetUp:
    "The first owner is made by a one-time link. It was printed when the server started: look at the end of its log for a line with “/setup?token=”. A restart prints a new one.",
} as const;

/** The page on which an account confirms that a provider's identity is its own. */
export const LINK = {
  title: "Is this account yours?",
  text: (provider: string, email: string) =>
    `You signed in at ${provider}. There is an account here with the same address, ${email}, and people sign in to it in another way.`,
  signedOut: "Sign in to it the way you do. After that you confirm here that both are you.",
  signIn: "Sign in to that account",
  match: (email: string, provider: string, organization: string) =>
    `You are signed in as ${email}. Connect it, and from now on ${provider} of ${organization} signs you in to this account too.`,
  confirm: "Connect",
  confirming: "Connecting",
  mismatch: (email: string) => `You are signed in as ${email}, which is another account.`,
  switch: "Switch account",
  switching: "Signing out",
  notMine: "Not your account? Ask an admin of the organization.",
  deadTitle: "There is nothing to confirm here",
  deadText:
    "It was confirmed already, is older than ten minutes, or belongs to another browser. Nothing was connected by this page.",
  again: "Sign in",
} as const;

export const SET_UP = {
  title: "Create the first owner",
  description:
    "You run this instance from here on: you can see its settings, name other operators and invite people. The link that brought you here works once.",
  emailHelp: "You sign in with it. Nothing is sent there.",
  submit: "Create owner and sign in",
  pending: "Creating",
  doneTitle: "This instance is set up already",
  doneText: "It has its owner. Sign in, or ask the owner for an invitation.",
  wrongTitle: "This set-up link does not work",
  wrongText:
    "It may have been copied in part, or the server was restarted since: each start prints a new link and the older ones die. Look at the end of the server's log for the line with “/setup?token=” and open that address.",
  missingText:
    "The address lacks its token. Look at the end of the server's log for the line with “/setup?token=” and open that address.",
} as const;

export const SIGN_UP = {
  title: "Sign up",
  invited: (workspace: string, organization: string) =>
    `You are invited to ${workspace} at ${organization}. After this you can accept.`,
  invitedAddress: (masked: string) => `Use the address that was invited: ${masked}`,
  nameHelp: "How others see you.",
  passwordHelp: PASSWORD_HELP,
  submit: "Sign up",
  pending: "Signing up",
  account: "Have an account already?",
  signIn: "Sign in",
  closedTitle: "New accounts are by invitation",
  closedText:
    "Ask an admin of the workspace that you want to join: they can send you a link. If you have one already, open it and sign up from there.",
  sentTitle: "Your account is ready",
  sentText: (email: string) =>
    `We sent a link to ${email}. Open it within 24 hours to confirm the address. You need not wait for it.`,
  go: "Continue",
} as const;

export const VERIFY = {
  title: "Confirm your e-mail address",
  text: (email: string) => `Confirm that ${email} is yours.`,
  submit: "Confirm address",
  pending: "Confirming",
  doneTitle: "Your address is confirmed",
  doneText: (email: string) => `${email} is confirmed as yours.`,
  changeTitle: "Use a new e-mail address",
  changeText: (email: string) =>
    `From now on you sign in with ${email}. The former address gets a short notice, and you are signed out everywhere else.`,
  changeSubmit: "Use this address",
  changeDoneTitle: "Your address is changed",
  changeDoneText: (email: string) => `From now on you sign in with ${email}.`,
  deadTitle: "This link does not work any more",
  deadText: "It was used already, is older than 24 hours, or was replaced by a newer one.",
  deadNext: "You can have a new one sent from your profile.",
  toProfile: "Go to your profile",
  go: "Continue",
} as const;

export const RESET = {
  title: "Reset your password",
  description: "Give the address of your account. We send a link there, with which you choose a new password.",
  submit: "Send link",
  pending: "Sending",
  sentTitle: "Look at your mail",
  sentText: (email: string) =>
    `If there is an account with ${email}, a link is on its way to it. It works once, for one hour.`,
  sentHelp:
    "Nothing there after some minutes? Look among unwanted mail, and check that this is the address you signed up with.",
  offTitle: "This instance sends no mail",
  offText:
    "So a reset link cannot be sent to you. Whoever runs this instance can make one for you on its host, with this command:",
  offCommand: "tenantry reset-password EMAIL",
  offNext: "It prints a link that works once, for one hour.",
  chooseTitle: "Choose a new password",
  chooseText: (email: string) => `For the account ${email}. All its sessions end; you sign in again afterwards.`,
  passwordHelp: PASSWORD_HELP,
  chooseSubmit: "Change password",
  choosePending: "Changing",
  doneTitle: "Your password is changed",
  doneText: "All sessions of the account have ended. Sign in with the new password.",
  deadTitle: "This link does not work any more",
  deadText: "It was used already, is older than one hour, or was replaced by a newer one. Your password is unchanged.",
  again: "Ask for a new link",
  back: "Back to sign-in",
} as const;

export const INVITATION = {
  title: (place: string, organization: string) => `Join ${place} at ${organization}`,
  text: (inviter: string, workspace: string, organization: string) =>
    `${inviter} invites you to the workspace ${workspace} of the organization ${organization}.`,
  projectText: (inviter: string, project: string, organization: string) =>
    `${inviter} invites you to work on the project ${project} of the organization ${organization}. You see this one project and nothing else.`,
  somebody: "Somebody",
  memberUntil: "You are in until",
  domains: "For addresses of",
  roleOf: (role: string) => `Own role of the workspace: ${role}`,
  role: "Role",
  until: "Valid until",
  address: "Invited address",
  roles: {
    admin: "Admin: manages people, projects and rules",
    member: "Member: works in its projects",
    viewer: "Viewer: reads",
    access: "By resource type, as the project's admin chose",
    custom: "A role of the workspace's own",
  },
  signedOutLink: "Sign in, or sign up, to join.",
  joinLink: "Join",
  whyNot: "Why not?",
  whyNotHelp: "The person who invited you reads it.",
  declineReally: "Decline invitation",
  back: "Back",
  ask: "Ask for an invitation to my address",
  asking: "Asking",
  asked: (inviter: string, email: string) => `${inviter} was told that you ask for an invitation to ${email}.`,
  domainTitle: "This link is for other addresses",
  domainText: (email: string, domains: string) =>
    `You are signed in as ${email}, but the link takes verified addresses of ${domains} alone.`,
  verifyTitle: "Confirm your address first",
  verifyText: (email: string) =>
    `This link takes verified addresses alone. Confirm ${email} by the letter that we sent you, then open the link again.`,
  verifyAgain: "To your profile",
  usedTitle: "This link was used as often as it may be",
  usedText: (inviter: string) => `Ask ${inviter} for another one, or for an invitation to your address.`,
  signedOut: "Sign in with the invited address, or sign up with it, to accept or decline.",
  signUp: "Sign up",
  signIn: "Sign in",
  accept: "Accept",
  accepting: "Joining",
  decline: "Decline",
  declining: "Declining",
  signedInAs: (email: string) => `You are signed in as ${email}.`,
  mismatchTitle: "This invitation is for another address",
  mismatchText: (email: string, masked: string) =>
    `You are signed in as ${email}, but the invitation was sent to ${masked}. Only the account with that address can accept it.`,
  mismatchAsk: (inviter: string) =>
    `Is that not you, or do you want to join with this account? Ask ${inviter} to invite the address that you use.`,
  switch: "Switch account",
  switching: "Signing out",
  stay: "Stay signed in",
  inviter: "the person who invited you",
  expiredTitle: "This invitation has expired",
  expiredText: (inviter: string) =>
    `It was not accepted in time. Ask ${inviter} to send it again; the new link then works.`,
  revokedTitle: "This invitation was withdrawn",
  revokedText: (inviter: string) => `Ask ${inviter} if you think that this is a mistake. They can invite you again.`,
  declinedTitle: "This invitation was declined",
  declinedText: (inviter: string) =>
    `Nothing was changed. If you want to come after all, ask ${inviter} to invite you again.`,
  acceptedTitle: "This invitation was accepted already",
  acceptedText: "An invitation works once. If it was you, sign in with that account and you find the workspace there.",
  unknownTitle: "This invitation does not exist",
  unknownText:
    "The link may have been copied in part, or replaced by a newer one: when an invitation is sent again, its former links die. Look for the newest message, or ask the person who invited you.",
  home: "Go to the start page",
} as const;
