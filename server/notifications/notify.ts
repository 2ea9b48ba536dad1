import "server-only";
import type { TransactionDatabase } from "../audit/audited";
import { newId } from "../ids";
import type { NotificationKind } from "./kinds";

/** What one person shall know, with where it happened. `data` is what the kind's sentence is made of: never a secret. */
export interface Notice {
  userId: string;
  kind: NotificationKind;
  organizationId?: string;
  workspaceId?: string;
  data: Readonly<Record<string, string | number | null>>;
}

/** Puts notices into the inboxes of people, in the transaction of the change that they tell of. */
export async function notify(tx: TransactionDatabase, notices: readonly Notice[]): Promise<void> {
  if (notices.length === 0) return;
  await tx.notification.createMany({
    data: notices.map(({ organizationId = null, workspaceId = null, ...notice }) => ({
      id: newId("ntf"),
      organizationId,
      workspaceId,
      ...notice,
    })),
  });
}
