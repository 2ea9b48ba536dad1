"use client";

import { useEffect, useState } from "react";

import { trpc } from "@/app/_lib/trpc";

const MOST = 200;

interface CustomRole {
  value: string;
  label: string;
}

interface Found {
  workspace: string;
  roles: readonly CustomRole[];
}

const NONE: readonly CustomRole[] = [];

/** A workspace's own roles, fetched once the form is there; none where they may not be seen, or no workspace is named. */
export function useCustomRoles(workspace: string | undefined): readonly CustomRole[] {
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    if (workspace === undefined) return;
    let wanted = true;
    trpc.roles.list.query({ workspace, level: "workspace", limit: MOST, total: "none" }).then(
      ({ items }) =>
        wanted ? setFound({ workspace, roles: items.map(({ id, name }) => ({ value: id, label: name })) }) : undefined,
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [workspace]);
  return found === null || found.workspace !== workspace ? NONE : found.roles;
}
