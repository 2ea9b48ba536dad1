"use client";

import { Check } from "lucide-react";
import { useEffect, useId, useState, type KeyboardEvent } from "react";

import { useOptionSearch, type OptionSearch } from "@/app/_components/picker/use-option-search";
import { matching, type CommandGroup } from "@/app/_lib/shell/command-groups";
import { SHELL } from "@/app/_sentences/interface/shell";

interface CommandListProps {
  /** Names field and list when spoken; also shown in the empty field. */
  label: string;
  groups: readonly CommandGroup[];
  /** Asks the server for what the groups leave out. */
  find?: ((text: string) => Promise<readonly CommandGroup[]>) | undefined;
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

const nothingElse = () => Promise.resolve([]);

/** What is shown where nothing matches. */
function remark({ loading, failed }: { loading: boolean; failed: boolean }): string {
  if (loading) return SHELL.searching;
  return failed ? SHELL.searchFailed : SHELL.noMatch;
}

/** What the server found, as long as it answers what stands in the field. */
function answering(query: string, { answered, options }: OptionSearch<CommandGroup>): CommandGroup[] {
  return answered === query.trim() ? options.filter(({ entries }) => entries.length > 0) : [];
}

/**
 * A field and the list that it filters. The focus stays in the field; the arrows move through the list. What the server
 * finds comes last, so that nothing moves that one is about to choose.
 */
export function CommandList({ label, groups, find }: CommandListProps) {
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const id = useId();
  const found = useOptionSearch(find ?? nothingElse);
  const shown = [...matching(groups, query), ...answering(query, found)];
  const entries = shown.flatMap((group) => group.entries);
  const active = entries[at];

  useEffect(() => {
    if (active !== undefined) document.getElementById(`${id}${active.key}`)?.scrollIntoView({ block: "nearest" });
  }, [active, id]);

  function type(text: string): void {
    setQuery(text);
    setAt(0);
    if (find !== undefined && text.trim() !== "") found.ask(text.trim());
  }
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
        onChange={(event) => type(event.target.value)}
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
        {entries.length === 0 ? remark(found) : ""}
      </p>
    </div>
  );
}
