"use client";

import { useEffect, useState } from "react";

import { Notice } from "@/app/_components/page/notice";
import { CUSTOM_ROLES } from "@/app/_sentences/access/roles";
import { trpc } from "@/app/_lib/trpc";
import type { AffectedView, RoleView } from "@/server/roles/schema";

import { EditRoleForm } from "./edit-role-form";
import type { Held } from "./held";

interface LoadedRoleProps {
  workspace: string;
  held: Held;
  role: string;
  onCancel: () => void;
  onSaved: () => void;
}

interface Found {
  role: RoleView;
  affected: AffectedView;
}

/** Fetches the role as it is now and whom it concerns, then shows its form. */
export function LoadedRole({ workspace, held, role, onCancel, onSaved }: LoadedRoleProps) {
  const [state, setState] = useState<Found | "loading" | "failed">("loading");
  useEffect(() => {
    let wanted = true;
    Promise.all([trpc.roles.get.query({ workspace, role }), trpc.roles.preview.query({ workspace, role })]).then(
      ([found, affected]) => (wanted ? setState({ role: found, affected }) : undefined),
      () => (wanted ? setState("failed") : undefined),
    );
    return () => {
      wanted = false;
    };
  }, [workspace, role]);
  if (state === "loading") return <p role="status">{CUSTOM_ROLES.lookingUp}</p>;
  if (state === "failed") {
    return (
      <Notice tone="danger" live>
        {CUSTOM_ROLES.lookUpFailed}
      </Notice>
    );
  }
  return <EditRoleForm workspace={workspace} held={held} {...state} onCancel={onCancel} onSaved={onSaved} />;
}
