"use client";

import { Button } from "@/app/_components/button";
import { DialogActions } from "@/app/_components/dialog/dialog-actions";
import { DialogWindow } from "@/app/_components/dialog/dialog-window";
import { ErrorSummary } from "@/app/_components/form/error-summary";
import type { Failure } from "@/app/_lib/failure";
import { DIALOG } from "@/app/_sentences/interface/forms";
import { ACTIVATION, VAULTS } from "@/app/_sentences/machines/vaults";

import type { VaultPlace, VaultState } from "./place";
import { VersionChanges } from "./versions/version-changes";

interface ActivationProps {
  place: VaultPlace;
  state: VaultState;
  pending: boolean;
  failure: Failure | null;
  onConfirm: () => void;
  onClose: () => void;
}

/** Shows what is new since the vault counted last, before it counts again. */
export function Activation({ place, state, pending, failure, onConfirm, onClose }: ActivationProps) {
  const { name, version, appliedVersion } = state;
  return (
    <DialogWindow
      open
      onOpenChange={onClose}
      title={ACTIVATION.title(name)}
      description={appliedVersion === null ? ACTIVATION.first(version) : ACTIVATION.since(appliedVersion, version)}
      wide
      reading
    >
      <ErrorSummary problems={[]} failure={failure} onPick={() => undefined} />
      <VersionChanges place={place} from={appliedVersion} to={version} failed={ACTIVATION.failed} />
      <DialogActions>
        <Button onClick={onClose}>{DIALOG.cancel}</Button>
        <Button variant="primary" pending={pending} pendingLabel={ACTIVATION.pending} onClick={onConfirm}>
          {VAULTS.activate}
        </Button>
      </DialogActions>
    </DialogWindow>
  );
}
