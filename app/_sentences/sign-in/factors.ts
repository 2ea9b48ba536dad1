/** Every sentence about second factors, passkeys and proving anew that it is you. */
export const FACTOR_REFUSALS = {
  codeWrong: "This code is not right, or it was used already. Wait for the next one and try again.",
  exists: "You have an app for one-time codes already. Remove it first.",
  first: "Set up a second factor of your own and sign in with it first, so that you do not lock yourself out.",
  missing: "You have no second factor that the codes could stand in for. Set one up first.",
  passkey: "This passkey was not accepted. Try again, or use another way.",
  noPasskeys:
    "Passkeys do not work at an IP address. Whoever runs this instance can give it a name and set TENANTRY_URL.",
  recovery:
    "You may not reset this account: it belongs to more than your organization, or its address is not of a domain that your organization has verified. The person themselves or an operator can.",
  cancelled: "The browser gave no passkey: it was cancelled, or took too long. Try again.",
  unsupported: "This browser knows no passkeys.",
  required: "This organization asks for a second factor. Set one up on your security page, then sign in with it.",
} as const;

export const FACTORS = {
  title: "Second factors",
  description: "What you show beside your password, so that the password alone lets nobody in.",
  none: "You have none. Whoever learns your password gets in.",
  app: "App for one-time codes",
  appOn: "In use since",
  appOff: "An app on your phone shows a new code every 30 seconds.",
  setUp: "Set up",
  remove: "Remove",
  beginTitle: "Set up an app for one-time codes",
  scan: "Scan this picture with the app.",
  picture: "QR code with the secret for the app",
  byHand: "Or type this secret into the app:",
  copySecret: "Copy the secret",
  code: "Code that the app shows",
  confirm: "Turn on",
  confirming: "Checking",
  on: "The app is in use. From now on you are asked for its codes.",
  removeAppTitle: "Remove the app for one-time codes?",
  removeAppEnds:
    "Its codes are not asked for any more. If it was your last second factor, your recovery codes die too.",
  removeAppVerb: "Remove app",
  removing: "Removing",
  appRemoved: "App removed",
  passkeys: "Passkeys",
  passkeysHelp:
    "Your phone, your computer or a security key. A passkey that asks for your finger, face or PIN signs you in without the password.",
  addPasskey: "Add passkey",
  addTitle: "Add a passkey",
  addText: "Your browser asks you next. Give it a name by which you know it again.",
  name: "Name",
  add: "Add",
  adding: "Waiting for your browser",
  added: "Passkey added",
  rename: "Rename",
  renameTitle: "Rename passkey",
  renamed: "Name saved",
  save: "Save",
  saving: "Saving",
  removePasskeyTitle: (name: string) => `Remove the passkey ${name}?`,
  removePasskeyEnds:
    "It signs you in no more. Remove it from the device too. If it was your last second factor, your recovery codes die.",
  removePasskeyVerb: "Remove passkey",
  passkeyRemoved: "Passkey removed",
  table: "Your passkeys",
  kind: "Use",
  alone: "Signs in alone",
  second: "Second factor",
  lastUsed: "Last used",
  created: "Added",
  emptyPasskeys: "No passkey yet",
  emptyPasskeysText: "Add one on each device that you sign in from.",
  codes: "Recovery codes",
  codesHelp: "Each stands in once for a lost second factor. Keep them where the lost device is not.",
  codesLeft: (count: number) => (count === 1 ? "1 code is left." : `${String(count)} codes are left.`),
  renew: "Make new codes",
  renewTitle: "Make new recovery codes?",
  renewEnds: "The codes that you have now die at once.",
  renewVerb: "Make new codes",
  renewing: "Making",
  shownTitle: "Your recovery codes",
  shownText: "They are shown this once. Print them, or keep them in a password manager.",
  copyCodes: "Copy codes",
  download: "Download",
  fileName: "recovery-codes.txt",
  kept: "I have kept them",
} as const;

export const PROVE = {
  title: "Second factor",
  text: (email: string) => `Signing in to ${email}. One more step.`,
  code: "Code of the app",
  recoveryCode: "Recovery code",
  submit: "Sign in",
  pending: "Signing in",
  passkey: "Use a passkey",
  useRecovery: "Use a recovery code",
  useApp: "Use the app",
  lost: "Lost everything? Ask the owner of your organization or an operator for a reset link.",
  back: "Back to sign-in",
  deadTitle: "This sign-in is over",
  deadText: "It took longer than ten minutes, or too many codes were wrong. Nothing else has changed.",
  again: "Sign in again",
} as const;

export const PASSKEY_SIGN_IN = {
  button: "Sign in with a passkey",
  pending: "Waiting for your browser",
} as const;

export const FRESH = {
  title: "Confirm it is you",
  text: "This step asks for a proof that is not older than ten minutes. What you typed stays.",
  password: "Password",
  code: "Code of the app, or a recovery code",
  useCode: "Use a code",
  usePassword: "Use the password",
  passkey: "Use a passkey",
  by: (connection: string) => `Confirm with ${connection}`,
  wrongPassword: "This is not your password.",
  submit: "Confirm",
  pending: "Confirming",
  onlyFirst: "For this step a code is not enough: use your password, a passkey or your company's sign-in.",
  none: "Sign out and in again, then repeat this step.",
} as const;

export const RESET_FACTOR = {
  title: "Remove second factors",
  text: (email: string) =>
    `The app, the passkeys and the recovery codes of ${email} are removed, and all its sessions end. You then sign in by your password and set up new ones.`,
  submit: "Remove second factors",
  pending: "Removing",
  doneTitle: "Your second factors are removed",
  doneText: "All sessions of the account have ended. Sign in, and set up a new second factor on your security page.",
  deadTitle: "This link does not work any more",
  deadText: "It was used already, is older than one hour, or was replaced by a newer one. Nothing was changed.",
  signIn: "Sign in",
} as const;

export const START_RESET = {
  password: "Reset password",
  factor: "Reset second factor",
  passwordTitle: (name: string) => `Let ${name} choose a new password?`,
  factorTitle: (name: string) => `Remove the second factors of ${name}?`,
  passwordEnds: "A link goes to their address. Once they use it, all their sessions end.",
  factorEnds:
    "A link goes to their address. Once they use it, their second factors are gone and all their sessions end.",
  verb: "Send link",
  pending: "Sending",
  mailed: "Link sent",
  withoutMail: (option: string) =>
    `Without a mail server nothing can be sent: whoever runs this instance makes a link on its host, by “tenantry reset-password EMAIL${option}”.`,
} as const;
