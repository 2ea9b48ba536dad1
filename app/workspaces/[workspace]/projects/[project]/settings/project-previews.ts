import type { PreviewPart, PreviewSection } from "@/app/_components/dialog/preview-types";
import { trpc } from "@/app/_lib/trpc";
import { PROJECT } from "@/app/_sentences/places/projects";
import type { MovePreview } from "@/server/projects/schema";

import { at, type ActedProject } from "./acted-project";

type People = MovePreview["gain"];

function peopleOf(label: string, { total, people }: People): PreviewPart {
  return { label, total, items: people.map(({ id, name }) => ({ key: id, text: name })) };
}

function reachOf({ gain, lose }: { gain: People; lose: People }): PreviewSection[] {
  if (gain.total === 0 && lose.total === 0) return [{ kind: "stays", lines: [PROJECT.nobodyChanges] }];
  return [
    { kind: "ends", title: PROJECT.lose, parts: [peopleOf(PROJECT.lose, lose)] },
    { kind: "stays", title: PROJECT.gain, parts: [peopleOf(PROJECT.gain, gain)] },
  ];
}

export async function visibilitySections(
  project: ActedProject,
  visibility: "private" | "open",
): Promise<readonly PreviewSection[]> {
  return reachOf(await trpc.projects.previewVisibility.query({ ...at(project), visibility }));
}

export async function removalSections(project: ActedProject): Promise<readonly PreviewSection[]> {
  const preview = await trpc.projects.previewRemoval.query(at(project));
  const { collaborators, external, invitations, rules, credentials, keys } = preview;
  const parts = [
    peopleOf(PROJECT.parts.collaborators, collaborators),
    peopleOf(PROJECT.parts.external, external),
    { label: PROJECT.parts.invitations, total: invitations },
    { label: PROJECT.parts.rules, total: rules },
    { label: PROJECT.parts.ownCredentials, total: credentials },
    { label: PROJECT.parts.keys, total: keys },
  ];
  return [
    { kind: "ends", lines: [PROJECT.removeEnds], parts },
    { kind: "stays", lines: [PROJECT.removeStays] },
  ];
}

export async function moveSections(project: ActedProject, to: string): Promise<readonly PreviewSection[]> {
  const preview = await trpc.projects.previewMove.query({ ...at(project), to });
  const { slugTaken, collaborators, customRoles, defaults, invitations, rules, requests, credentials } = preview;
  const lost = [
    peopleOf(PROJECT.parts.customRoles, customRoles),
    { label: PROJECT.parts.defaults, total: defaults },
    { label: PROJECT.parts.invitations, total: invitations },
    { label: PROJECT.parts.rules, total: rules },
    { label: PROJECT.parts.requests, total: requests },
    { label: PROJECT.parts.credentials, total: credentials },
  ];
  return [
    {
      kind: "ends",
      title: PROJECT.lost,
      lines: [PROJECT.rulesLost, ...(slugTaken ? [PROJECT.slugTaken] : [])],
      parts: lost,
    },
    ...reachOf(preview),
    {
      kind: "stays",
      title: PROJECT.movesAlong,
      lines: [PROJECT.addressesKept],
      parts: [
        peopleOf(PROJECT.parts.collaborators, collaborators),
        { label: PROJECT.parts.ownCredentials, total: preview.ownCredentials },
        { label: PROJECT.parts.keys, total: preview.keys },
      ],
    },
  ];
}
