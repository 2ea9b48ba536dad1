"use client";

import { useState } from "react";

import { DateField } from "@/app/_components/form/date-field";
import { SelectField } from "@/app/_components/form/fields";
import { MultiPickerField } from "@/app/_components/picker/picker";
import type { PickerSearch } from "@/app/_components/picker/types";
import { WORKSPACE_ROLE_OPTIONS } from "@/app/_sentences/access/role-names";
import { INVITE } from "@/app/_sentences/people/invitations";
import { firstMessage } from "@/app/_lib/form/first-message";
import { projectSearch } from "@/app/_lib/list/object-search";
import { shownBelow } from "@/app/_lib/list/shown-below";
import { trpc } from "@/app/_lib/trpc";
import { followsFromWorkspace } from "@/server/groups/kinds";
import { DAY_MILLISECONDS } from "@/server/time";

/** Beside the role: what somebody gets, and until when. */
interface Extras {
  groups: string[];
  projects: { project: string; role: string }[];
  memberUntil: string | undefined;
}

export const NO_EXTRAS: Extras = { groups: [], projects: [], memberUntil: undefined };

/** So many days from now, by the browser's clock; the server takes an end that is off by a little. */
export function inDays(days: string): string {
  return new Date(Date.now() + Number(days) * DAY_MILLISECONDS).toISOString();
}

/** Asks for groups whose members people choose. */
function givableGroupSearch(workspace: string): PickerSearch {
  return async (text) => {
    const { items } = await trpc.groups.list.query({ workspace, ...shownBelow(text) });
    return items
      .filter((group) => !followsFromWorkspace(group))
      .map(({ id, name, description }) => ({ value: id, label: name, note: description }));
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
      search={givableGroupSearch(workspace)}
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
        error={firstMessage(errors.groups)}
      />
      <MultiPickerField
        label={INVITE.projects}
        help={INVITE.projectsHelp}
        optional
        value={ids}
        onChange={(projects) => onChange({ ...value, projects: inProjects(projects, role) })}
        search={projectSearch(workspace)}
        error={firstMessage(errors.projects)}
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
