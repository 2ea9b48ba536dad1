/** Sentences of the profile's further parts and of the preferences. */
export const PICTURE = {
  label: "Picture",
  help: "PNG, JPEG, WebP or GIF. It is cut to a square, and people who share an organization or project with you see it.",
  choose: "Choose a picture",
  replace: "Replace picture",
  uploading: "Uploading",
  saved: "Picture saved",
  remove: "Remove picture",
  removing: "Removing",
  removed: "Picture removed",
} as const;

export const REGION = {
  title: "Time and numbers",
  description: "How dates, times and numbers are written for you, in pages and letters alike.",
  timeZone: "Time zone",
  timeZoneHelp: (zone: string) => `Leave it empty to follow your browser, which says ${zone} now.`,
  timeZonePlaceholder: "Type a city or a region",
  locale: "Format",
  localeHelp: "Dates and numbers as this language and region write them. The sentences stay English.",
  asBrowser: "As the browser says",
  example: "It is now",
  number: "A large number",
  saved: "Saved",
} as const;

export const PREFERENCES = {
  title: "Preferences",
  description: "How the console behaves for you. Credentials of yours follow them too.",
  hidden: "Show hidden projects",
  hiddenHelp:
    "Infrastructure projects stand in lists beside your own, labelled “Hidden project”. Their addresses work either way.",
  examples: "Don't show examples",
  examplesHelp: "The read-only Examples project, and what is in it, stands in no list.",
  hiDpi: "HiDPI browser scale override",
  hiDpiHelp: "Smaller letters on monitors with many pixels, so that more fits on a page.",
  tips: "Don't show pro tips periodically",
  tipsHelp: "The home page shows no tip.",
  names: "Hide specific container arguments",
  namesHelp:
    "One name on each line. Their values show as ******** in attributes of resources and in configurations, and agents are told to hide them in logs.",
  reset: "Use the product's list",
  saved: "Preferences saved",
  telemetry: "Anonymous counts",
  telemetryText: "As an operator you choose for the whole instance whether anonymous counts are sent.",
  telemetryLink: "Look at what would be sent",
} as const;

export const TELEMETRY = {
  title: "Anonymous counts",
  description:
    "Counts of what there is on this instance, once a day, with a random id. No names, no addresses, nothing of what anybody made.",
  notAsked: "Nothing is sent until an operator agrees.",
  off: "Nothing is sent.",
  on: (address: string) => `The text below is sent once a day to ${address}.`,
  onNowhere: "You agreed, but TENANTRY_TELEMETRY_URL is not set, so nothing is sent.",
  nowhere: "TENANTRY_TELEMETRY_URL is not set, so nothing would be sent even if you agreed.",
  report: "What would be sent now, to the letter",
  agree: "Send these counts",
  refuse: "Don't send",
  stop: "Stop sending",
  saving: "Saving",
  agreed: "Counts are sent from now on",
  stopped: "No counts are sent",
  last: (time: string) => `Last sent ${time}.`,
  failed: (reason: string) => `The last report did not arrive: ${reason}.`,
} as const;
