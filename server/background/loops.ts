import "server-only";
import { ASKED_JOB, tellAdmins } from "../access-requests/tell-admins";
import { sealWaiting } from "../audit/chain/seal-rows";
import { dropOldWindows } from "../auth/credential";
import { writeUses } from "../auth/uses";
import { isDatabaseDown } from "../db/conflicts";
import { DIRECTORY_JOB } from "../directory/commands/enqueue-sync";
import { syncEveryone } from "../directory/commands/sync-everyone";
import { printedInvoices } from "../invoices/attachments";
import { runNextJob, type JobRun } from "../jobs/queue";
import { describeError, log } from "../log";
import { deliverMail } from "../mail/deliver";
import { MAIL_JOB } from "../mail/queue";
import { mailNotices } from "../notifications/deliver";
import { NOTICE_JOB } from "../notifications/notify";
import { collectPayment, forgetMethod } from "../payments/collect";
import { COLLECT_JOB, FORGET_METHOD_JOB, NOTICE_OF_PROVIDER_JOB } from "../payments/job-kinds";
import { followNotice } from "../payments/stripe/notices";
import { keepTakenPicture, PICTURE_JOB } from "../pictures/take-over";
import { flushUsage } from "../usage/flush";
import { runDueTasks } from "./schedule";
import { taskScope } from "./task-scope";

const SEAL_MILLISECONDS = 2_000;
const JOB_MILLISECONDS = 1_000;
const USE_MILLISECONDS = 5_000;
const TASK_MILLISECONDS = 60_000;

const JOBS: ReadonlyMap<string, JobRun> = new Map<string, JobRun>([
  [MAIL_JOB, (scope, payload) => deliverMail(scope, payload, printedInvoices)],
  [NOTICE_JOB, mailNotices],
  [ASKED_JOB, tellAdmins],
  [DIRECTORY_JOB, syncEveryone],
  [COLLECT_JOB, collectPayment],
  [NOTICE_OF_PROVIDER_JOB, followNotice],
  [FORGET_METHOD_JOB, forgetMethod],
  [PICTURE_JOB, keepTakenPicture],
]);

/** True once the process is to end: what can wait is left to the next process, or to another one. */
type Resting = () => boolean;

interface Loop {
  name: string;
  every: number;
  run: (resting: Resting) => Promise<void>;
}

export interface Loops {
  /** No turn begins any more, and those under way end with what they are at. */
  rest: () => void;
  /** Resolves once nothing runs and nothing is left in memory that belongs into the database. */
  stop: () => Promise<void>;
}

/** They write what waits in memory, so each has one turn more when the process stops. */
const WRITING: readonly Loop[] = [
  { name: "credential-uses", every: USE_MILLISECONDS, run: () => writeUses(taskScope()) },
  { name: "usage", every: TASK_MILLISECONDS, run: () => flushUsage(taskScope()) },
];

const LOOPS: readonly Loop[] = [
  {
    name: "seal-audit",
    every: SEAL_MILLISECONDS,
    run: async () => {
      await sealWaiting(taskScope());
    },
  },
  { name: "jobs", every: JOB_MILLISECONDS, run: drainJobs },
  ...WRITING,
  {
    name: "schedule",
    every: TASK_MILLISECONDS,
    run: async (resting) => {
      dropOldWindows();
      await runDueTasks(taskScope(), resting);
    },
  },
];

async function drainJobs(resting: Resting): Promise<void> {
  while (!resting() && (await runNextJob(taskScope(), JOBS)));
}

/** Runs the process's loops. Each waits for its own last turn. */
export function startLoops(): Loops {
  let stopped = false;
  const resting = () => stopped;
  const timers = new Map<string, NodeJS.Timeout>();
  const turns = new Map<string, Promise<void>>();
  const schedule = (loop: Loop): void => {
    if (stopped) return;
    timers.set(
      loop.name,
      setTimeout(() => {
        turns.set(
          loop.name,
          turn(loop, resting).finally(() => schedule(loop)),
        );
      }, loop.every),
    );
  };
  LOOPS.forEach(schedule);
  const rest = () => {
    stopped = true;
    for (const timer of timers.values()) clearTimeout(timer);
  };
  return {
    rest,
    stop: async () => {
      rest();
      await Promise.all(turns.values());
      for (const loop of WRITING) await turn(loop, resting);
    },
  };
}

/** A turn that fails is logged and tried again at the next: a database that is away for a while ends no loop. */
async function turn(loop: Loop, resting: Resting): Promise<void> {
  try {
    await loop.run(resting);
  } catch (error) {
    if (isDatabaseDown(error)) log().warn({ loop: loop.name }, "the database is away");
    else log().error({ loop: loop.name, error: describeError(error) }, "a background turn failed");
  }
}
