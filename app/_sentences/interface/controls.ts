/** Every sentence of the larger fields and of previews. */
export const PICKER = {
  placeholder: "Type to search",
  searching: "Searching…",
  nothing: "Nothing matches.",
  nothingLeft: "Nothing else matches.",
  failed: "The list could not be fetched. Nothing is lost.",
  again: "Try again",
  againByKey: "Press Enter to try again.",
  count: (count: number) => (count === 1 ? "1 result" : `${count} results`),
  clear: (label: string) => `Clear: ${label}`,
  chosen: (label: string) => `Chosen: ${label}`,
  chosenCount: (count: number) => `${count} chosen`,
  added: (name: string) => `${name} added`,
  removed: (name: string) => `${name} removed`,
  remove: "Remove",
  removeOne: (name: string) => `Remove ${name}`,
  enough: (most: number) => (most === 1 ? "Only one can be chosen." : `At most ${most} can be chosen.`),
} as const;

export const PREVIEW = {
  titles: {
    ends: "What ends",
    ownerless: "What loses its owner",
    stays: "What stays",
    done: "What was done",
  },
  part: (label: string, total: string) => `${label}: ${total}`,
  many: "more than 10,000",
  more: (count: string) => `and ${count} more`,
  looking: "Looking up what this changes…",
  notYet: "Wait until it is known what this changes.",
  failed: "What this changes could not be looked up, so nothing can be confirmed yet.",
  again: "Look up again",
  doneAt: (time: string) => `Done on ${time}`,
} as const;

export const CHOICE = {
  presets: "Start from",
  allOf: (group: string) => `All of ${group}`,
  count: (count: number, total: number) => `${count} of ${total}`,
} as const;

export const DATE = {
  noEnd: "No end date",
} as const;

export const LINES = {
  count: (count: number) => (count === 1 ? "1 entry" : `${count} entries`),
  problem: (line: number, text: string, reason: string) => `Line ${line}, ${text}: ${reason}`,
  repeated: (line: number) => `the same as line ${line}; it counts once`,
  problems: "Lines that need a look",
  more: (count: number) => `and ${count} more`,
} as const;

export const FILE = {
  chosen: (name: string, size: string) => `${name}, ${size}`,
  tooLarge: (size: string, most: string) =>
    `This file has ${size}; at most ${most} can be read. Split it and try again.`,
  empty: "This file is empty.",
  unreadable: "This file could not be read as text. Save it as CSV in UTF-8 and try again.",
  reading: "Reading…",
} as const;
