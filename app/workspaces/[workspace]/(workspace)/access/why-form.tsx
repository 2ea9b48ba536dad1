"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState, useTransition, type SubmitEvent } from "react";

import { Button } from "@/app/_components/button";
import type { Option } from "@/app/_components/form/controls";
import { SelectField } from "@/app/_components/form/fields";
import { PickerField } from "@/app/_components/picker/picker";
import type { PickerOption, PickerSearch } from "@/app/_components/picker/types";
import { actorSearch } from "@/app/_lib/list/actor-search";
import { projectSearch, resourceSearch } from "@/app/_lib/list/object-search";
import { FORM } from "@/app/_sentences/interface/forms";
import { urls } from "@/app/_lib/urls";
import { WHY } from "@/app/_sentences/access/decisions";

import { ANSWER_ID, WHY_PERMISSIONS, type WhyQuestion } from "./why-query";

interface WhyFormProps {
  workspace: string;
  question: WhyQuestion;
  /** The visitor may ask about others. */
  others: boolean;
  /** Names of what the address says. */
  known: { actor: PickerOption[]; target: PickerOption[]; from: PickerOption[] };
  types: readonly Option[];
}

const RESOURCE_ID = /^res_[0-9a-hjkmnp-tv-z]{26}$/;

/** Resources of one type, or of all; a whole id can be asked about that no list shows. */
function thingSearch(workspace: string, type?: string): PickerSearch {
  const resources = resourceSearch(workspace, type);
  return async (text) => {
    if (RESOURCE_ID.test(text)) return [{ value: text, label: text, kind: WHY.byId }];
    return resources(text);
  };
}

/** Resources and projects in one list. */
function targetSearch(workspace: string): PickerSearch {
  const [resources, projects] = [thingSearch(workspace), projectSearch(workspace)];
  return async (text) => {
    if (RESOURCE_ID.test(text)) return resources(text);
    const [things, places] = await Promise.all([resources(text), projects(text)]);
    return [...things, ...places.map((place) => ({ ...place, kind: WHY.project }))];
  };
}

function isResource(target: string): boolean {
  return target.startsWith("res_");
}

function options(own: boolean): Option[] {
  return WHY_PERMISSIONS.map((value) => ({ value, label: own ? WHY.ownPermissions[value] : WHY.permissions[value] }));
}

interface ChosenField {
  value: string;
  onChange: (value: string) => void;
}

interface JobFieldProps extends ChosenField {
  workspace: string;
  /** The form was sent without all that it needs. */
  missing: boolean;
  known: PickerOption[];
}

/** Which job would make the version of a model. */
function JobField({ workspace, missing, ...field }: JobFieldProps) {
  return (
    <PickerField
      {...field}
      label={WHY.from}
      help={WHY.fromHelp}
      error={missing && field.value === "" ? FORM.required : undefined}
      search={thingSearch(workspace, "job")}
    />
  );
}

function TypeField({ value, onChange, types }: ChosenField & { types: readonly Option[] }) {
  return (
    <SelectField
      label={WHY.targetType}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      options={[{ value: "", label: WHY.everyType }, ...types]}
    />
  );
}

/** What pickers hold, for a form that is sent without scripts. */
function Hidden({ values }: { values: Readonly<Record<string, string>> }) {
  return Object.entries(values).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}

/** The form has asked: it is made anew with the answer, to which the focus goes. */
let asking = false;

function useAnswerFocus(): void {
  useEffect(() => {
    if (asking) document.getElementById(ANSWER_ID)?.focus();
    asking = false;
  }, []);
}

/** A form that leads to the address of its answer. */
export function WhyForm({ workspace, question, others, known, types }: WhyFormProps) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const [actor, setActor] = useState(question.actor);
  const [permission, setPermission] = useState<string>(question.permission);
  const [target, setTarget] = useState(question.resource === "" ? question.project : question.resource);
  const [type, setType] = useState(question.resource === "" ? question.type : "");
  const [from, setFrom] = useState(question.from);
  const [missing, setMissing] = useState(false);
  useAnswerFocus();
  const fromJob = permission === "model.create-version";
  // The address says the type of a resource that only its id names.
  const ofTarget = target === question.resource ? question.type : "";
  const about = isResource(target) ? { resource: target, type: ofTarget } : { project: target, type };
  const asked = { actor, ...about, from: fromJob ? from : "" };

  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (target === "" || (fromJob && from === "")) {
      setMissing(true);
      return;
    }
    asking = true;
    start(() => router.push(urls.workspace.access(workspace, { permission, ...asked })));
  }
  return (
    <form
      method="get"
      action={urls.workspace.access(workspace)}
      className="panel grid items-start gap-4 p-4 sm:p-5 lg:grid-cols-3"
      aria-label={WHY.form}
      onSubmit={submit}
      noValidate
    >
      {others ? (
        <PickerField
          label={WHY.actor}
          help={WHY.actorHelp}
          placeholder={WHY.you}
          optional
          value={actor}
          onChange={setActor}
          search={actorSearch(workspace)}
          known={known.actor}
        />
      ) : null}
      <SelectField
        label={actor === "" ? WHY.ownPermission : WHY.permission}
        name="permission"
        value={permission}
        onChange={({ target: { value } }) => setPermission(value)}
        options={options(actor === "")}
      />
      <PickerField
        label={WHY.target}
        help={WHY.targetHelp}
        value={target}
        error={missing && target === "" ? FORM.required : undefined}
        onChange={(value) => {
          setTarget(value);
          setMissing(false);
        }}
        search={targetSearch(workspace)}
        known={known.target}
      />
      {fromJob ? (
        <JobField workspace={workspace} value={from} missing={missing} onChange={setFrom} known={known.from} />
      ) : null}
      {target !== "" && !isResource(target) ? <TypeField value={type} onChange={setType} types={types} /> : null}
      <Hidden values={asked} />
      <div className="lg:col-span-full">
        <Button type="submit" variant="primary" pending={pending} withoutScripts>
          {WHY.ask}
        </Button>
      </div>
    </form>
  );
}
