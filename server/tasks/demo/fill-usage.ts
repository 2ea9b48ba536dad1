import "server-only";
import { authorizeAccount, authorizeWorkspace } from "../../access/authorize";
import type { Actor, RequestInfo } from "../../access/scope";
import { DAY_MILLISECONDS } from "../../time";
import { recordEvents } from "../../usage/commands/record-events";
import { EVENTS_AT_ONCE } from "../../usage/schema";

const DAYS = 90;
const MODELS = ["small-2", "large-1"];
const GPU_TYPES = ["A100", "H100"];

interface UsedBy {
  workspace: string;
  projects: readonly string[];
  /** Ids of people and service accounts. */
  actors: readonly string[];
}

/** Less on weekends, a little more each week: the same in every demo. */
function amountOn(day: number, salt: number): number {
  const weekday = new Date(Date.now() - day * DAY_MILLISECONDS).getUTCDay();
  const quiet = weekday === 0 || weekday === 6 ? 0.25 : 1;
  return quiet * (1 + (DAYS - day) / DAYS) * (60 + ((day * 37 + salt * 53) % 40));
}

function eventsOf({ workspace, projects, actors }: UsedBy, day: number): object[] {
  const time = new Date(Date.now() - day * DAY_MILLISECONDS - 60_000).toISOString();
  return projects.flatMap((project, at) => {
    const actor = actors[(day + at) % actors.length];
    const common = { time, workspace, project, ...(actor === undefined ? {} : { actor }) };
    const model = MODELS[at % MODELS.length] ?? "";
    const amount = amountOn(day, at);
    const tokens = (direction: string, quantity: number) => ({
      ...common,
      id: `demo-${workspace}-${day}-${at}-${direction}`,
      meter: "tokens",
      quantity: Math.round(quantity),
      dimensions: { model, direction },
    });
    const gpuType = GPU_TYPES[(day + at) % GPU_TYPES.length] ?? "";
    const compute = { ...common, id: `demo-${workspace}-${day}-${at}`, meter: "compute_seconds" };
    return [
      tokens("input", amount * 4_000),
      tokens("output", amount * 900),
      { ...compute, quantity: Math.round(amount * 90), dimensions: { gpuType } },
    ];
  });
}

/** Three months of tokens and compute, by the door that platforms use. */
export async function fillUsage(actor: Actor, request: RequestInfo, used: UsedBy): Promise<void> {
  const account = authorizeAccount(actor, request, "usage.record", "any");
  const enter = (workspace: string) => authorizeWorkspace(actor, request, workspace, "usage.record");
  const events = Array.from({ length: DAYS }, (_, at) => eventsOf(used, DAYS - at)).flat();
  for (let at = 0; at < events.length; at += EVENTS_AT_ONCE) {
    await recordEvents(account, enter, { events: events.slice(at, at + EVENTS_AT_ONCE) });
  }
}
