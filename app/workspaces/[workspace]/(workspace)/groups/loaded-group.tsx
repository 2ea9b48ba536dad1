"use client";

import { useEffect, useState } from "react";

import { Notice } from "@/app/_components/page/notice";
import { actorOption } from "@/app/_lib/list/actor-search";
import { GROUPS } from "@/app/_sentences/people/groups";
import { trpc } from "@/app/_lib/trpc";

import { EditGroupForm, type EditedGroup } from "./edit-group-form";

/** More than this nobody edits in a form; the page of the group pages through them. */
const MOST = 200;

async function fetchGroup(workspace: string, id: string): Promise<EditedGroup> {
  const [group, page] = await Promise.all([
    trpc.groups.get.query({ workspace, group: id }),
    trpc.groups.listMembers.query({ workspace, group: id, limit: MOST, total: "none" }),
  ]);
  return { group, members: page.nextCursor === null ? page.items.map(actorOption) : null };
}

interface LoadedGroupProps {
  workspace: string;
  group: string;
  onCancel: () => void;
  onSaved: () => void;
}

/** Fetches the group as it is now, then shows its form. */
export function LoadedGroup({ workspace, group, onCancel, onSaved }: LoadedGroupProps) {
  const [state, setState] = useState<EditedGroup | "loading" | "failed">("loading");
  useEffect(() => {
    let wanted = true;
    fetchGroup(workspace, group).then(
      (found) => (wanted ? setState(found) : undefined),
      () => (wanted ? setState("failed") : undefined),
    );
    return () => {
      wanted = false;
    };
  }, [workspace, group]);
  if (state === "loading") return <p role="status">{GROUPS.lookingUp}</p>;
  if (state === "failed") {
    return (
      <Notice tone="danger" live>
        {GROUPS.lookUpFailed}
      </Notice>
    );
  }
  return <EditGroupForm workspace={workspace} edited={state} onCancel={onCancel} onSaved={onSaved} />;
}
