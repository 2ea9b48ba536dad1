"use client";

import { useState } from "react";

import { PickerField } from "@/app/_components/picker/picker";
import type { PickerOption, PickerSearch } from "@/app/_components/picker/types";
import { shownBelow } from "@/app/_lib/list/shown-below";
import { PROJECT } from "@/app/_sentences/places/projects";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";

import { at, type ActedProject } from "./acted-project";
import { ConfirmAction } from "./confirm-action";

function option({ id, name, email }: { id: string; name: string; email: string | null }): PickerOption {
  return { value: id, label: name, ...(email === null ? {} : { note: email }) };
}

/** Collaborators first, then the others of the workspace. */
function heirs(project: ActedProject): PickerSearch {
  return async (text) => {
    const asked = shownBelow(text);
    const [inside, around] = await Promise.all([
      trpc.collaborators.list.query({ ...at(project), ...asked, external: "false" }),
      trpc.members.list.query({ workspace: project.workspace, ...asked }),
    ]);
    const people = [...inside.items.filter(({ role }) => role !== "owner"), ...around.items].map(({ user }) => user);
    const first = people.filter(({ id }, index) => people.findIndex((other) => other.id === id) === index);
    return first.map(option);
  };
}

interface HandOverProps {
  project: ActedProject;
  refusal: string | undefined;
}

export function HandOver({ project, refusal }: HandOverProps) {
  const [user, setUser] = useState("");
  const choice =
    refusal === undefined ? (
      <PickerField
        label={PROJECT.newOwner}
        help={PROJECT.newOwnerHelp}
        search={heirs(project)}
        value={user}
        onChange={setUser}
      />
    ) : undefined;
  return (
    <ConfirmAction
      heading={PROJECT.handOver}
      text={PROJECT.handOverText}
      choice={choice}
      title={PROJECT.handOverTitle(project.name)}
      verb={PROJECT.handOverVerb}
      pendingLabel={PROJECT.handingOver}
      consequences={PROJECT.handOverConsequences}
      disabledReason={refusal ?? (user === "" ? PROJECT.chooseOwner : undefined)}
      call={() => trpc.projects.handOver.mutate({ ...at(project), user })}
      onDone={({ owner }) => {
        setUser("");
        toast(PROJECT.handedOver(owner?.name ?? ""));
      }}
    />
  );
}
