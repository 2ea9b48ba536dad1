import "server-only";
import { ASKED_JOB, tellAdmins } from "../access-requests/tell-admins";
import { sealWaiting } from "../audit/chain";
import { dropOldWindows, taskScope } from "../auth/credential";
import { writeUses } from "../auth/uses";
import { isDatabaseDown } from "../db/conflicts";
import { DIRECTORY_JOB } from "../directory/commands/enqueue-sync";
import { syncEveryone } from "../directory/commands/sync-everyone";
import { runNextJob, type JobRun } from "../jobs/queue";
import { describeError, log } from "../log";
import { deliverMail, MAIL_JOB } from "../mail/send";
import { mailNotices } from "../notifications/deliver";
import { NOTICE_JOB } from "../notifications/notify";
import { collectPayment, forgetMethod } from "../payments/collect";
import { COLLECT_JOB, FORGET_METHOD_JOB, NOTICE_OF_PROVIDER_JOB } from "../payments/job-kinds";
import { followNotice } from "../payments/stripe/notices";
import { keepTakenPicture, PICTURE_JOB } from "../pictures/take-over";
import { flushUsage } from "../usage/flush";
import { runDueTasks } from "./schedule";

const SEAL_MILLISECONDS = 2_000;
const JOB_MILLISECONDS = 1_000;
const USE_MILLISECONDS = 5_000;
const TASK_MILLISECONDS = 60_000;

const JOBS: ReadonlyMap<string, JobRun> = new Map([
  [MAIL_JOB, deliverMail],
  [NOTICE_JOB, mailNotices],
  [ASKED_JOB, tellAdmins],
  [DIRECTORY_JOB, syncEveryone],
  [COLLECT_JOB, collectPayment],
  [NOTICE_OF_PROVIDER_JOB, followNotice],
  [FORGET_METHOD_JOB, forgetMethod],
  [PICTURE_JOB, keepTakenPicture],
]);

interface Loop {
  name: string;
  every: number;
  run: () => Promise<void>;
}

const LOOPS: readonly Loop[] = [
  {
    name: "seal-audit",
    every: SEAL_MILLISECONDS,
    run: async () => {
      await sealWaiting(taskScope());
    },
  },
  { name: "jobs", every: JOB_MILLISECONDS, run: drainJobs },
  { name: "credential-uses", every: USE_MILLISECONDS, run: () => writeUses(taskScope()) },
  { name: "usage", every: TASK_MILLISECONDS, run: () => flushUsage(taskScope()) },
  {
    name: "schedule",
    every: TASK_MILLISECONDS,
    run: async () => {
      dropOldWindows();
      await runDueTasks(taskScope());
    },
  },
];

async function drainJobs(): Promise<void> {
  while (await runNextJob(taskScope(), JOBS));
}

/** Runs the process's loops. Each waits for its own last turn; `stop` lets the turns under way end. */
export function startLoops(): { stop: () => Promise<void> } {
  let stopped = false;
  const timers = new Map<string, NodeJS.Timeout>();
  const turns = new Map<string, Promise<void>>();
  const schedule = (loop: Loop): void => {
    if (stopped) return;
    timers.set(
      loop.name,
      setTimeout(() => {
        turns.set(
          loop.name,
          turn(loop).finally(() => schedule(loop)),
        );
      }, loop.every),
    );
  };
  LOOPS.forEach(schedule);
  return {
    stop: async () => {
      stopped = true;
      for (const timer of timers.values()) clearTimeout(timer);
      await Promise.all(turns.values());
      await turn({ name: "credential-uses", every: 0, run: () => writeUses(taskScope()) });
      await turn({ name: "usage", every: 0, run: () => flushUsage(taskScope()) });
    },
  };
}

/** A turn that fails is logged and tried again at the next: a database that is away for a while ends no loop. */
async function turn(loop: Loop): Promise<void> {
  try {
    await loop.run();
  } catch (error) {
    if (isDatabaseDown(error)) log().warn({ loop: loop.name }, "the database is away");
    else log().error({ loop: loop.name, error: describeError(error) }, "a background turn failed");
  }
}
