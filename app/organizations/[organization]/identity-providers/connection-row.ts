import type { Cell, Row } from "@/app/_components/table/types";
import { relativeTime, utcTime, type Clock } from "@/app/_lib/format";
import { messageOf } from "@/app/_sentences/refusals/messages";
import { urls } from "@/app/_lib/urls";
import { CONNECTIONS } from "@/app/_sentences/sso/connections";
import type { IdentityProviderItem } from "@/server/identity-providers/schema/views";
import { DAY_MILLISECONDS } from "@/server/time";

const SOON_MILLISECONDS = 30 * DAY_MILLISECONDS;

/** Whether a certificate is over, or ends within the days in which another one should be put beside it. */
export function endsSoon(notAfter: string, clock: Clock): boolean {
  return Date.parse(notAfter) - clock.now < SOON_MILLISECONDS;
}

/** A draft lacks something yet: it says so, and cannot be switched. The other two ask before they change. */
function activeCell({ displayName, status }: IdentityProviderItem): Cell {
  const text = CONNECTIONS.statuses[status];
  if (status === "draft") return { text, tone: "waiting" };
  const on = status === "active";
  const action = on ? "deactivate" : "activate";
  return { text, turn: { action, label: CONNECTIONS.activeOf(displayName), on } };
}

function failureOf({ lastFailureAt, lastFailureReason }: IdentityProviderItem, clock: Clock): Cell {
  if (lastFailureAt === null) return CONNECTIONS.never;
  const details: [string, string][] = [
    [CONNECTIONS.when, utcTime(lastFailureAt)],
    [CONNECTIONS.reason, messageOf(lastFailureReason)],
  ];
  return { text: relativeTime(lastFailureAt, clock), details };
}

function certificateOf({ certificateExpiresAt: ends }: IdentityProviderItem, clock: Clock): Cell {
  if (ends === null) return null;
  const text = relativeTime(ends, clock);
  return endsSoon(ends, clock) ? { text, tone: "warn" } : text;
}

const SWITCHES: Readonly<Record<IdentityProviderItem["status"], readonly string[]>> = {
  draft: [],
  inactive: ["activate"],
  active: ["deactivate"],
};

/** A row of the table of connections. */
export function connectionRow(organization: string, item: IdentityProviderItem, clock: Clock): Row {
  const { id, displayName, provider, protocol, status } = item;
  return {
    id,
    name: displayName,
    cells: {
      active: activeCell(item),
      name: { text: displayName, href: urls.organization.identityProvider(organization, id) },
      provider: CONNECTIONS.providers[provider],
      protocol: CONNECTIONS.protocols[protocol],
      id,
      updated: item.updatedAt,
      success: item.lastSuccessAt ?? null,
      failure: failureOf(item, clock),
      certificate: certificateOf(item, clock),
    },
    actions: ["edit", ...SWITCHES[status], "duplicate", "remove"],
  };
}
