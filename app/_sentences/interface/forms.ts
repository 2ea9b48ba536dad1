/** Every sentence of forms and dialogs. */
export const FORM = {
  wrongAt: (line: number, column: number, why: string) => `Line ${line}, column ${column}: ${why}`,
  optional: "optional",
  save: "Save",
  saving: "Saving",
  saved: "Saved",
  summary: (count: number) => (count === 1 ? "One field needs your attention" : `${count} fields need your attention`),
  notDone: "That did not work",
  request: (id: string) => `Request ${id}`,
  edit: (label: string) => `Edit ${label}`,
  noScript: "This form needs JavaScript. Switch it on for this site and load the page again.",
  required: "Fill in this field.",
  tooShort: (minimum: string) => `Use at least ${minimum} characters.`,
  tooLong: (maximum: string) => `Use at most ${maximum} characters.`,
  tooSmall: (minimum: string) => `Use ${minimum} or more.`,
  tooBig: (maximum: string) => `Use ${maximum} or less.`,
  email: "Give a whole e-mail address, like member-0001@example.com.",
  url: "Give a whole address that begins with https:// or http://.",
  choose: "Choose one of the options.",
  wrong: "This value cannot be used.",
  it: (message: string) => `It ${message}.`,
  show: "Show password",
  showShort: "Show",
  hide: "Hide password",
  hideShort: "Hide",
  offline: "The server cannot be reached. Nothing was changed; check the connection and try again.",
} as const;

export const DIALOG = {
  close: "Close",
  cancel: "Cancel",
  done: "Done",
  whatHappens: "What happens",
  typeName: (name: string) => `Type ${name} to confirm`,
  nameDiffers: "This is not the same name.",
  leaveTitle: "Leave without saving?",
  leaveText: "What you changed on this page has not been saved.",
  leave: "Leave",
  stay: "Stay here",
} as const;

export const COPY = {
  copy: "Copy",
  copied: "Copied",
  failed: "Copying was refused by the browser. Select the text and copy it yourself.",
  download: "Download",
  once: "This is the only time the secret key is shown. Copy or download it now; if it gets lost, create a new credential.",
  accessKey: "Access key",
  secretKey: "Secret key",
  configuration: "Configuration file",
  environment: "Environment",
  notebook: "Notebook",
  commandLine: "Command line",
  ways: "Ways to use the credential",
} as const;

export const RIGHTS = {
  missing: (permission: string) => `You need the right ${permission}. Ask an admin.`,
} as const;
