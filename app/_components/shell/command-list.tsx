"use client";

import { Check } from "lucide-react";
import { useEffect, useId, useState, type KeyboardEvent } from "react";

import { matching, type CommandGroup } from "@/app/_lib/shell/command-groups";
import { SHELL } from "@/app/_sentences/interface/shell";

interface CommandListProps {
  /** Names field and list when spoken; also shown in the empty field. */
  label: string;
  groups: readonly CommandGroup[];
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** A field and the list that it filters. The focus stays in the field; the arrows move through the list. */
export function CommandList({ label, groups }: CommandListProps) {
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const id = useId();
  const shown = matching(groups, query);
  const entries = shown.flatMap((group) => group.entries);
  const active = entries[at];

  useEffect(() => {
    if (active !== undefined) document.getElementById(`${id}${active.key}`)?.scrollIntoView({ block: "nearest" });
  }, [active, id]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const step = STEPS[event.key];
    if (step !== undefined && entries.length > 0) {
      event.preventDefault();
      setAt((at + step + entries.length) % entries.length);
    }
    if (event.key === "Enter") {
      event.preventDefault();
      active?.run();
    }
  }
  return (
    <div className="command">
      <input
        autoFocus
        role="combobox"
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls={`${id}list`}
        aria-activedescendant={active === undefined ? undefined : `${id}${active.key}`}
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        className="command-input"
        value={query}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
      />
      <div id={`${id}list`} role="listbox" aria-label={label} className="command-list">
        {shown.map((group) => (
          <div key={group.label} role="group" aria-label={group.label}>
            <div className="menu-label" aria-hidden="true">
              {group.label}
            </div>
            {group.entries.map((entry) => (
              <div
                key={entry.key}
                id={`${id}${entry.key}`}
                role="option"
                aria-selected={entry === active}
                className="menu-item"
                onPointerMove={() => {
                  setAt(entries.indexOf(entry));
                }}
                onClick={entry.run}
              >
                <span className="min-w-0 flex-1 truncate">{entry.label}</span>
                {entry.context === undefined ? null : <span className="text-muted truncate">{entry.context}</span>}
                {entry.current === true ? <Check role="img" aria-label={SHELL.here} /> : null}
              </div>
            ))}
          </div>
        ))}
      </div>
      <p role="status" className={entries.length === 0 ? "command-empty" : "sr-only"}>
        {entries.length === 0 ? SHELL.noMatch : ""}
      </p>
    </div>
  );
}
