import { setTimeout as pause } from "node:timers/promises";
import { CREDENTIALS, groupMembership, machineVault, SERVICE_ACCOUNTS } from "./acts/machines";
import { live, type Noun, type Writer } from "./acts/nouns";
import { INVITATIONS, membership } from "./acts/people";
import { BUDGETS, GROUPS, PROJECTS, RESOURCES, VAULTS } from "./acts/places";
import { rivals } from "./acts/rivals";
import { ACCESS_RULES } from "./acts/rules";
import { usage } from "./acts/usage";
import type { Kind, Ledger, Thing } from "./ledger";
import type { Team } from "./population";
import { CREDENTIAL } from "./settings";
import type { World } from "./worlds";

type Act = (writer: Writer, team: Team) => Promise<void>;

const of = (noun: Noun): Act => {
  return (writer) => live(writer, noun);
};

/** What the load is made of, and how often each comes among the others. */
const ACTS: readonly (readonly [times: number, act: Act])[] = [
  [6, usage],
  [3, of(PROJECTS)],
  [3, of(RESOURCES)],
  [3, of(CREDENTIALS)],
  [3, of(ACCESS_RULES)],
  [3, (writer, { person }) => membership(writer, person)],
  [2, of(SERVICE_ACCOUNTS)],
  [1, of(GROUPS)],
  [1, of(BUDGETS)],
  [1, of(VAULTS)],
  [1, of(INVITATIONS)],
  [1, groupMembership],
  [1, machineVault],
  [1, (writer, { owners }) => rivals(writer, owners)],
];
const DRAWN = ACTS.flatMap(([times, act]) => Array.from({ length: times }, () => act));

interface Load {
  /** Lets every writer finish what it began, which the servers must make possible without hands. */
  stop: () => Promise<void>;
}

/** At most so many requests in a second, of all writers together, one after the other. */
function pace(perSecond: number): () => Promise<void> {
  let next = 0;
  return async () => {
    const at = Math.max(performance.now(), next);
    next = at + 1_000 / perSecond;
    await pause(at - performance.now());
  };
}

/** What writers have made stays theirs from one load to the next. */
export type Belongings = Map<Team, Writer["own"]>;

interface Asked {
  world: World;
  ledger: Ledger;
  teams: readonly Team[];
  belongings: Belongings;
  perSecond: number;
}

/** Starts writing, each writer one thing after the other. */
export function startLoad({ world, ledger, teams, belongings, perSecond }: Asked): Load {
  const turn = pace(perSecond);
  let stopping = false;
  const writing = async (team: Team) => {
    const own: Writer["own"] = belongings.get(team) ?? new Map<Kind, Thing[]>();
    belongings.set(team, own);
    const { place, machine } = team;
    const writer: Writer = { world, ledger, turn, place, machine, owner: CREDENTIAL, own };
    while (!stopping) await DRAWN[Math.floor(Math.random() * DRAWN.length)]?.(writer, team);
  };
  const running = Promise.all(teams.map(writing));
  // Whoever stops the load hears of a failure; until then it is nobody's unhandled rejection.
  running.catch(() => undefined);
  const stop = async () => {
    stopping = true;
    await running;
  };
  return { stop };
}
