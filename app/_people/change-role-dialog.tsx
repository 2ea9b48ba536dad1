"use client";

import { useState } from "react";

import { Dialog } from "@/app/_components/dialog/dialog";
import type { PreviewSection } from "@/app/_components/dialog/preview-types";
import { Receipt } from "@/app/_components/dialog/receipt";
import { RoleForm } from "./role-form";
import type { Row } from "@/app/_components/table/types";
import { MEMBERS } from "@/app/_sentences/people/members";
import { toast } from "@/app/_lib/toast";
import { useCommand } from "@/app/_lib/use-command";
import { USERS } from "@/app/_sentences/people/users";

import type { PeopleCalls } from "./people-calls";
import { refusedSection } from "./several-results";

interface ChangeRoleDialogProps {
  /** Nobody while closed. */
  rows: readonly Row[];
  calls: PeopleCalls;
  onClose: () => void;
  /** Once several were changed. */
  onChanged: () => void;
}

interface Done {
  at: string;
  sections: readonly PreviewSection[];
}

/** Another role for one person or for several; of several, each is answered for itself. */
export function ChangeRoleDialog({ rows, calls, onClose, onChanged }: ChangeRoleDialogProps) {
  const [done, setDone] = useState<Done | null>(null);
  const [first] = rows;
  const command = useCommand(async (role: string) => {
    if (first !== undefined && rows.length === 1) {
      const { user } = await calls.changeRole(first.id, role);
      toast(MEMBERS.changed(user.name));
      onClose();
      return;
    }
    const { items } = await calls.changeRoles(
      rows.map(({ id }) => id),
      role,
    );
    const changed = items.filter(({ status }) => status !== "refused").length;
    const parts = [{ label: USERS.changedCount, total: changed }];
    setDone({ at: new Date().toISOString(), sections: [{ kind: "done", parts }, ...refusedSection(items, rows)] });
    onChanged();
  });
  function close(): void {
    command.reset();
    setDone(null);
    onClose();
  }
  if (first === undefined) return null;
  const title = rows.length === 1 ? MEMBERS.changeTitle(first.name) : USERS.changeRolesTitle(rows.length);
  return (
    <Dialog open onOpenChange={close} title={done === null ? title : USERS.doneTitle}>
      {done === null ? (
        <RoleForm
          roles={calls.roles}
          role={first.initial?.role ?? "member"}
          pending={command.pending}
          failure={command.failure}
          onSave={(role) => void command.run(role)}
          onCancel={close}
        />
      ) : (
        <Receipt receipt={done} onClose={close} />
      )}
    </Dialog>
  );
}
