import "server-only";
import { unexpired } from "../access/reach";
import type { SystemScope } from "../access/scope";
import { recorded } from "../audit/recorded";
import { each, rowsInBatches } from "../each";
import { DAY_MILLISECONDS } from "../time";
import { notify, type Notice } from "./notify";

/** Days ahead of the end of a provider's certificate at which owners are warned, the nearest first. */
const AHEAD = [1, 7, 14, 30] as const;
const BATCH = 200;
const OWNERS = 20;

/** The next certificates in use that end within a month, with those of the same connection that stay longer. */
async function ending(scope: SystemScope, after: string) {
  const now = Date.now();
  const end = now + AHEAD[3] * DAY_MILLISECONDS;
  return scope.db.identityProviderCertificate.findMany({
    where: {
      id: { gt: after },
      retiredAt: null,
      notAfter: { gt: new Date(now), lte: new Date(end) },
      identityProvider: { active: true, organization: { deletedAt: null } },
    },
    orderBy: { id: "asc" },
    take: BATCH,
    select: {
      id: true,
      notAfter: true,
      organizationId: true,
      identityProvider: {
        select: {
          id: true,
          displayName: true,
          certificates: { where: { retiredAt: null, notAfter: { gt: new Date(end) } }, take: 1, select: { id: true } },
          organization: {
            select: {
              name: true,
              slug: true,
              members: { where: { role: "owner", ...unexpired() }, take: OWNERS, select: { userId: true } },
            },
          },
        },
      },
    },
  });
}

type Ending = Awaited<ReturnType<typeof ending>>[number];

function noticesOf({ notAfter, organizationId, identityProvider }: Ending, left: number): Notice[] {
  const { id, displayName, organization, certificates } = identityProvider;
  const data = {
    connection: displayName,
    organization: organization.name,
    until: notAfter.toISOString(),
    days: left <= 1 ? "one day" : `${left} days`,
    advice:
      certificates.length > 0
        ? "Another one is stored already: once the provider signs by it, retire this one."
        : "Add the provider's next one now, so that nobody is locked out.",
    organizationSlug: organization.slug,
    identityProvider: id,
  };
  return organization.members.map(({ userId }) => ({ userId, kind: "certificate.ending", organizationId, data }));
}

/** Each warning goes out once: whoever writes its key first sends it, on one process and in one transaction. */
async function warn(scope: SystemScope, row: Ending): Promise<void> {
  const left = Math.ceil((row.notAfter.getTime() - Date.now()) / DAY_MILLISECONDS);
  const ahead = AHEAD.find((days) => left <= days);
  if (ahead === undefined) return;
  await recorded(scope, "reminder", async (tx) => {
    const data = [{ key: `certificate:${row.id}:${ahead}` }];
    const { count } = await tx.reminder.createMany({ data, skipDuplicates: true });
    if (count === 1) await notify(tx, noticesOf(row, left));
  });
}

/** Warns owners of certificates that end in 30, 14, 7 and 1 days. Safe to run on several processes. */
export async function remindOfCertificates(scope: SystemScope): Promise<void> {
  const certificates = rowsInBatches(
    BATCH,
    (after) => ending(scope, after),
    ({ id }) => id,
  );
  await each(certificates, (row) => warn(scope, row), { about: ({ id: certificate }) => ({ certificate }) });
}
