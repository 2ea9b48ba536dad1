import { setTimeout as pause } from "node:timers/promises";
import type { Ledger } from "./ledger";
import { PATIENCE_MILLISECONDS } from "./settings";
import type { World } from "./worlds";

interface Row {
  recipient: string;
  letters: number;
  sent: number;
}

async function mails(world: World): Promise<{ rows: Row[]; open: number }> {
  return world.read(async (client) => {
    const { rows } = await client.query<Row>(
      `select "recipient", count(*)::int as "letters", count(*) filter (where "status" = 'sent')::int as "sent"
       from "mails" group by 1`,
    );
    const { rows: jobs } = await client.query<{ open: number }>(
      `select count(*)::int as "open" from "jobs" where "endedAt" is null`,
    );
    return { rows, open: jobs[0]?.open ?? 0 };
  });
}

/**
 * Waits until the outbox is empty, since a job whose worker died is taken over when its lease is over; then every
 * letter has been sent, and every acknowledged invitation has one. Answers how many arrived more often than they were
 * written: that is what a death between a delivery and its note comes to.
 */
export async function readLetters(world: World, ledger: Ledger): Promise<number> {
  const end = Date.now() + PATIENCE_MILLISECONDS;
  let { rows, open } = await mails(world);
  while (open > 0 && Date.now() < end) {
    await pause(1_000);
    ({ rows, open } = await mails(world));
  }
  if (open > 0) ledger.faults.push(`${open} jobs were not done within ${PATIENCE_MILLISECONDS} ms`);
  const arrived = new Map<string, number>();
  for (const { recipients } of world.mail.letters) {
    for (const recipient of recipients) arrived.set(recipient, (arrived.get(recipient) ?? 0) + 1);
  }
  const written = new Map(rows.map(({ recipient, letters }) => [recipient, letters]));
  for (const { recipient, letters, sent } of rows) {
    const came = arrived.get(recipient) ?? 0;
    if (sent === letters && came >= letters) continue;
    ledger.lost += 1;
    ledger.faults.push(`of ${letters} letters to ${recipient} ${sent} are noted as sent and ${came} arrived`);
  }
  for (const address of ledger.letters) {
    if (!written.has(address)) ledger.faults.push(`${address} was invited and not written to`);
  }
  return [...arrived].reduce((more, [to, count]) => more + Math.max(0, count - (written.get(to) ?? 0)), 0);
}
