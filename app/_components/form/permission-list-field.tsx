"use client";

import { useEffect, useId, useRef, type ChangeEvent, type ReactNode } from "react";

import { CHOICE } from "@/app/_sentences/interface/controls";

import { FieldGroup } from "./field-group";

interface PermissionItem {
  key: string;
  label: string;
  help?: string;
  /** Why it cannot be ticked: "You do not hold this yourself." */
  refused?: string | undefined;
}

export interface PermissionGroup {
  key: string;
  label: string;
  items: readonly PermissionItem[];
}

interface PermissionListFieldProps {
  label: string;
  help?: ReactNode;
  error?: string | undefined;
  groups: readonly PermissionGroup[];
  value: readonly string[];
  onChange: (value: string[]) => void;
  readOnly?: boolean;
}

interface LineProps {
  item: PermissionItem;
  checked: boolean;
  readOnly: boolean;
  onChange: (checked: boolean) => void;
}

/** What is refused stays in the order of the keys, so that its reason is found by keyboard as well. */
function Line({ item, checked, readOnly, onChange }: LineProps) {
  const id = useId();
  const { label, help, refused } = item;
  const fixed = readOnly || refused !== undefined;
  function change(event: ChangeEvent<HTMLInputElement>): void {
    if (!fixed) onChange(event.target.checked);
  }
  return (
    <label className="check-line" data-fixed={fixed ? "" : undefined}>
      <input
        type="checkbox"
        className="field-check"
        checked={checked}
        aria-disabled={fixed ? true : undefined}
        aria-labelledby={id}
        aria-describedby={help === undefined && refused === undefined ? undefined : `${id}-more`}
        onChange={change}
      />
      <span>
        <span id={id}>{label}</span>
        {help === undefined && refused === undefined ? null : (
          <span id={`${id}-more`} className="text-muted block text-sm">
            {help}
            {help !== undefined && refused !== undefined ? " " : null}
            {refused === undefined ? null : <em className="not-italic">{refused}</em>}
          </span>
        )}
      </span>
    </label>
  );
}

interface GroupProps {
  group: PermissionGroup;
  value: readonly string[];
  readOnly: boolean;
  onChange: (value: string[]) => void;
}

function Group({ group: { label, items }, value, readOnly, onChange }: GroupProps) {
  const all = useRef<HTMLInputElement>(null);
  const open = items.filter(({ refused }) => refused === undefined).map(({ key }) => key);
  const ticked = items.filter(({ key }) => value.includes(key)).length;
  const every = open.length > 0 && open.every((key) => value.includes(key));
  useEffect(() => {
    if (all.current !== null) all.current.indeterminate = ticked > 0 && !every;
  }, [ticked, every]);
  function set(keys: readonly string[], checked: boolean): void {
    const others = value.filter((key) => !keys.includes(key));
    onChange(checked ? [...others, ...keys] : others);
  }
  return (
    <fieldset className="min-w-0 px-4 py-3">
      <legend className="sr-only">{label}</legend>
      <div className="flex items-center justify-between gap-3">
        {readOnly || open.length === 0 ? (
          <span className="text-sm font-medium" aria-hidden="true">
            {label}
          </span>
        ) : (
          <label className="check-line font-medium">
            <input
              ref={all}
              type="checkbox"
              className="field-check"
              checked={every}
              aria-label={CHOICE.allOf(label)}
              onChange={(event) => set(open, event.target.checked)}
            />
            <span>{label}</span>
          </label>
        )}
        <span className="text-muted text-sm tabular-nums">{CHOICE.count(ticked, items.length)}</span>
      </div>
      <div className="pl-7">
        {items.map((item) => (
          <Line
            key={item.key}
            item={item}
            checked={value.includes(item.key)}
            readOnly={readOnly}
            onChange={(checked) => set([item.key], checked)}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** Check boxes in groups, each group with one for all. What cannot be ticked says why. */
export function PermissionListField(props: PermissionListFieldProps) {
  const { label, help, error, groups, value, onChange, readOnly = false } = props;
  return (
    <FieldGroup label={label} help={help} error={error}>
      <div className="panel divide-line divide-y">
        {groups.map((group) => (
          <Group key={group.key} group={group} value={value} readOnly={readOnly} onChange={onChange} />
        ))}
      </div>
    </FieldGroup>
  );
}
