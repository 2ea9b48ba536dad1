import type { Reason } from "@/server/reasons";

/** What is said where usage is refused. */
export const USAGE_MESSAGES = {
  event_changed:
    "An event with this id was counted with another content. It was kept; give what is new an id of its own.",
  meter_counted: "The product counts this by itself: members, storage and API calls take no events.",
  meter_unknown: "No meter has this key. Define it first, or use one of the product's.",
  quantity_not_whole: "This meter counts whole ones only.",
  time_out_of_range: "The time of an event lies at most 400 days back and one hour ahead.",
} as const satisfies Partial<Record<Reason, string>>;
