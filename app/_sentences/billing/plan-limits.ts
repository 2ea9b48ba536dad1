/** What stands above usage that has come to what the plan allows. */
export const PLAN_LIMITS = {
  title: "The plan's limit is reached",
  members: "All members that the plan allows are here or invited: nobody else can be invited.",
  seatsTitle: "All seats are taken",
  seats:
    "The operator of this installation allows no more people here. Nobody else can be invited; ask the operator for more seats.",
  storage: "The storage of the plan is used up: no further resources with a size can be registered.",
  apiCalls: "The API calls of this month are used up: credentials are refused until the next month begins.",
  others: "Everything that is there can be read and exported, and the console goes on.",
  upgrade: "Upgrade",
  ask: "An owner or somebody who manages billing can choose a larger plan.",
  none: "No larger plan is on offer; ask the operator of this installation.",
} as const;

/** What a plan refuses: which limit it is, as the server says it, and the way up. */
export const PLAN_LIMIT = {
  sentence: (limit: string, ask: unknown) =>
    typeof ask === "string" ? `${limit} Ask ${ask} for a larger plan.` : `${limit} A larger plan allows more.`,
  wayUp: "See the plans",
} as const;
