"use client";

import { useState } from "react";

import { DateField } from "@/app/_components/form/date-field";
import { SelectField } from "@/app/_components/form/fields";
import { MultiPickerField } from "@/app/_components/picker/picker";
import type { PickerSearch } from "@/app/_components/picker/types";
import { WORKSPACE_ROLE_OPTIONS } from "@/app/_sentences/access/role-names";
import { INVITE } from "@/app/_sentences/people/invitations";
import { trpc } from "@/app/_lib/trpc";
import { PLACE } from "@/app/_sentences/places/place";
import { DAY_MILLISECONDS } from "@/server/time";

/** As many as a list below a field shows; whoever looks for another one types on. */
const SHOWN = 20;
const FOLLOWING = ["users", "admins"];

/** Beside the role: what somebody gets, and until when. */
interface Extras {
  groups: string[];
  projects: { project: string; role: string }[];
  memberUntil: string | undefined;
}

export const NO_EXTRAS: Extras = { groups: [], projects: [], memberUntil: undefined };

/** So many days from now, a little less, since the form takes a while to send. */
export function inDays(days: string): string {
  return new Date(Date.now() + Number(days) * DAY_MILLISECONDS).toISOString();
}

function searching(text: string) {
  return { limit: SHOWN, total: "none", ...(text === "" ? {} : { search: text }) } as const;
}

function groupSearch(workspace: string): PickerSearch {
  return async (text) => {
    const { items } = await trpc.groups.list.query({ workspace, ...searching(text) });
    return items
      .filter(({ kind }) => !FOLLOWING.includes(kind))
      .map(({ id, name, description }) => ({ value: id, label: name, note: description }));
  };
}

function projectSearch(workspace: string): PickerSearch {
  return async (text) => {
    const { items } = await trpc.projects.list.query({ workspace, ...searching(text) });
    return items.map(({ id, name, slug, hidden }) => ({
      value: id,
      label: name,
      note: hidden ? `${slug} · ${PLACE.hiddenProject}` : slug,
    }));
  };
}

const PROJECT_ROLES = WORKSPACE_ROLE_OPTIONS;

interface GroupsFieldProps {
  workspace: string;
  value: string[];
  onChange: (ids: string[]) => void;
  error?: string | undefined;
}

export function GroupsField({ workspace, value, onChange, error }: GroupsFieldProps) {
  return (
    <MultiPickerField
      label={INVITE.groups}
      help={INVITE.groupsHelp}
      optional
      value={value}
      onChange={onChange}
      search={groupSearch(workspace)}
      error={error}
    />
  );
}

interface ExtraFieldsProps {
  workspace: string;
  value: Extras;
  onChange: (extras: Extras) => void;
  errors: Readonly<Record<string, { message?: string | undefined } | undefined>>;
}

/** Groups, projects with one role for all of them, and the end of the membership. */
export function ExtraFields({ workspace, value, onChange, errors }: ExtraFieldsProps) {
  const [role, setRole] = useState("member");
  const inProjects = (ids: string[], given: string) => ids.map((project) => ({ project, role: given }));
  const ids = value.projects.map(({ project }) => project);
  return (
    <>
      <GroupsField
        workspace={workspace}
        value={value.groups}
        onChange={(groups) => onChange({ ...value, groups })}
        error={errors.groups?.message}
      />
      <MultiPickerField
        label={INVITE.projects}
        help={INVITE.projectsHelp}
        optional
        value={ids}
        onChange={(projects) => onChange({ ...value, projects: inProjects(projects, role) })}
        search={projectSearch(workspace)}
        error={errors.projects?.message}
      />
      {ids.length === 0 ? null : (
        <SelectField
          label={INVITE.projectRole}
          options={PROJECT_ROLES}
          value={role}
          onChange={({ target }) => {
            setRole(target.value);
            onChange({ ...value, projects: inProjects(ids, target.value) });
          }}
        />
      )}
      <DateField
        label={INVITE.memberUntil}
        help={INVITE.memberUntilHelp}
        value={value.memberUntil}
        onChange={(memberUntil) => onChange({ ...value, memberUntil })}
        error={errors.memberUntil?.message}
      />
    </>
  );
}
