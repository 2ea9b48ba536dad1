"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import type { Option } from "@/app/_components/form/controls";
import { SelectField, TextField } from "@/app/_components/form/fields";
import { PROJECT } from "@/app/_sentences/places/projects";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { urls } from "@/app/_lib/urls";

import { at, type ActedProject } from "./acted-project";
import { ConfirmAction } from "./confirm-action";
import { moveSections } from "./project-previews";

interface MoveProjectProps {
  project: ActedProject;
  targets: readonly Option[];
  refusal: string | undefined;
}

export function MoveProject({ project, targets, refusal }: MoveProjectProps) {
  const router = useRouter();
  const [to, setTo] = useState(targets[0]?.value ?? "");
  const [slug, setSlug] = useState(project.slug);
  const possible = refusal === undefined && targets.length > 0;
  return (
    <ConfirmAction
      heading={PROJECT.move}
      text={PROJECT.moveText}
      choice={
        possible ? (
          <SelectField
            label={PROJECT.target}
            options={targets}
            value={to}
            onChange={({ target }) => setTo(target.value)}
          />
        ) : undefined
      }
      title={PROJECT.moveTitle(project.name)}
      verb={PROJECT.moveVerb}
      pendingLabel={PROJECT.moving}
      preview={() => moveSections(project, to)}
      disabledReason={refusal ?? (targets.length === 0 ? PROJECT.noTarget : undefined)}
      refresh={false}
      call={() => trpc.projects.move.mutate({ ...at(project), to, ...(slug === project.slug ? {} : { slug }) })}
      onDone={({ workspace, slug: present }) => {
        toast(PROJECT.moved(workspace.name));
        router.push(urls.project.settings(workspace.slug, present));
      }}
    >
      <TextField
        label={PROJECT.newId}
        help={PROJECT.newIdHelp}
        value={slug}
        autoCapitalize="off"
        spellCheck={false}
        onChange={({ target }) => setSlug(target.value)}
      />
    </ConfirmAction>
  );
}
