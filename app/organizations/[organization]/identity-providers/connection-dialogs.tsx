"use client";

import { ConfirmRow } from "@/app/_components/dialog/confirm-row";
import type { PreviewSection } from "@/app/_components/dialog/preview-types";
import type { Row } from "@/app/_components/table/types";
import { CONNECTIONS } from "@/app/_sentences/sso/connections";
import { trpc } from "@/app/_lib/trpc";
import type {
  IdentityProviderRemovalView,
  RemovedIdentityProviderView,
} from "@/server/identity-providers/schema/views";

function previewOf(found: IdentityProviderRemovalView): PreviewSection[] {
  const { people, withoutOtherWay, sessions, mappings, required } = found;
  const parts = [
    { label: CONNECTIONS.people, total: people },
    { label: CONNECTIONS.withoutOtherWay, total: withoutOtherWay },
    { label: CONNECTIONS.sessions, total: sessions },
    { label: CONNECTIONS.mappings, total: mappings },
  ];
  const lines = required ? [CONNECTIONS.removeRequired] : [];
  return [
    { kind: "ends", parts, lines },
    { kind: "stays", lines: CONNECTIONS.removeStays },
  ];
}

interface ConnectionDialogsProps {
  organization: string;
  rowFor: (action: string) => Row | null;
  onClose: () => void;
  onRemoved?: (removed: RemovedIdentityProviderView) => void;
}

/** The question before each thing that is done to a connection as a whole. */
export function ConnectionDialogs({ organization, rowFor, onClose, onRemoved }: ConnectionDialogsProps) {
  const at = ({ id }: Row) => ({ organization, identityProvider: id });
  return (
    <>
      <ConfirmRow
        row={rowFor("activate")}
        title={CONNECTIONS.activateTitle}
        verb={CONNECTIONS.activateVerb}
        pendingLabel={CONNECTIONS.activating}
        consequences={CONNECTIONS.activateConsequences}
        danger={false}
        call={(row) => trpc.identityProviders.activate.mutate(at(row))}
        done={CONNECTIONS.activated}
        onClose={onClose}
      />
      <ConfirmRow
        row={rowFor("deactivate")}
        title={CONNECTIONS.deactivateTitle}
        verb={CONNECTIONS.deactivateVerb}
        pendingLabel={CONNECTIONS.deactivating}
        consequences={CONNECTIONS.deactivateConsequences}
        call={(row) => trpc.identityProviders.deactivate.mutate(at(row))}
        done={({ sessionsEnded }) => CONNECTIONS.deactivated(sessionsEnded)}
        onClose={onClose}
      />
      <ConfirmRow
        row={rowFor("duplicate")}
        title={CONNECTIONS.duplicateTitle}
        verb={CONNECTIONS.duplicateVerb}
        pendingLabel={CONNECTIONS.duplicating}
        consequences={CONNECTIONS.duplicateConsequences}
        danger={false}
        call={(row) => trpc.identityProviders.duplicate.mutate(at(row))}
        done={({ displayName }) => CONNECTIONS.duplicated(displayName)}
        onClose={onClose}
      />
      <ConfirmRow
        row={rowFor("remove")}
        title={CONNECTIONS.removeTitle}
        verb={CONNECTIONS.removeVerb}
        pendingLabel={CONNECTIONS.removing}
        preview={async (row) => previewOf(await trpc.identityProviders.previewRemoval.query(at(row)))}
        typed
        call={async (row) => {
          const removed = await trpc.identityProviders.remove.mutate({ ...at(row), displayName: row.name });
          onRemoved?.(removed);
          return removed;
        }}
        done={CONNECTIONS.removed}
        onClose={onClose}
      />
    </>
  );
}
