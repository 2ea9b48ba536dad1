"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useTransition, type SyntheticEvent } from "react";

import { TABLE } from "@/app/_sentences/interface/tables";

import { filteredBy, withoutFilters } from "./address";
import type { Filter, TableAddress, TableProps } from "./types";
import { useAsking } from "./use-asking";

/** Between these lies every day that anybody filters by; a year that is half typed lies before. */
const FIRST_DAY = "2000-01-01";
const LAST_DAY = "2999-12-31";

/** Few tables have such a filter: its code comes with those alone. */
const PickerFilter = dynamic(async () => (await import("./picker-filter")).TablePickerFilter);

interface TableToolbarProps {
  address: TableAddress;
  filters: readonly Filter[];
  search: string | undefined;
  filtered: boolean;
  exports: TableProps["exports"];
}

function SearchField({ search, value }: { search: string | undefined; value: string | undefined }) {
  if (search === undefined) return null;
  return (
    <label className="toolbar-search">
      <span className="sr-only">
        {TABLE.search}: {search}
      </span>
      <input
        type="search"
        name="search"
        autoComplete="off"
        placeholder={search}
        defaultValue={value}
        className="field-control"
      />
    </label>
  );
}

interface FilterFieldsProps {
  filters: readonly Filter[];
  address: TableAddress;
  onPick: (name: string, value: string) => void;
}

function FilterFields({ filters, address, onPick }: FilterFieldsProps) {
  return filters.map(({ name, label, options, none, find, chosen }) => {
    const value = address.query[name] ?? "";
    if (find !== undefined) {
      return <PickerFilter key={name} {...{ name, label, value, chosen, find, onPick }} />;
    }
    return (
      <label key={name} className="toolbar-filter">
        <span>{label}</span>
        {filterControl({ name, options, none }, value)}
      </label>
    );
  });
}

interface Control {
  name: string;
  options: Filter["options"];
  none: Filter["none"];
}

function filterControl({ name, options, none = TABLE.any }: Control, value: string) {
  if (options === undefined) {
    return (
      <input type="date" name={name} min={FIRST_DAY} max={LAST_DAY} defaultValue={value} className="field-control" />
    );
  }
  return (
    <select name={name} defaultValue={value} className="field-control">
      <option value="">{none}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

function ExportLinks({ exports }: { exports: TableProps["exports"] }) {
  if (exports === undefined) return null;
  return (
    <span className="toolbar-exports">
      {exports.map(({ label, href }) => (
        <a key={href} href={href} download className="button button-quiet">
          {label}
        </a>
      ))}
    </span>
  );
}

/** Search and filters are an ordinary form that asks for the same address anew; scripts only save the click. */
export function TableToolbar({ address, filters, search, filtered, exports }: TableToolbarProps) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const form = useRef<HTMLFormElement>(null);
  const last = useRef<Readonly<Record<string, string>>>({ search: address.query.search ?? "" });
  useEffect(() => {
    // What this form asked for itself has arrived, and more may have been typed since: the fields stay as they are.
    const asked = Object.entries(last.current);
    if (asked.every(([name, value]) => (address.query[name] ?? "") === value)) return;
    for (const field of form.current?.elements ?? []) {
      const own = field instanceof HTMLInputElement || field instanceof HTMLSelectElement;
      if (own) field.value = address.query[field.name] ?? "";
    }
  }, [address.query]);
  const { now, fields } = useAsking(ask);
  if (search === undefined && filters.length === 0 && exports === undefined) return null;

  function ask(asked: HTMLFormElement, picked: Readonly<Record<string, string>> = {}): void {
    const change: Record<string, string> = {};
    for (const [name, value] of new FormData(asked)) if (typeof value === "string") change[name] = value;
    Object.assign(change, picked);
    last.current = change;
    start(() => router.replace(filteredBy(address, change), { scroll: false }));
  }
  function onSubmit(event: SyntheticEvent<HTMLFormElement>): void {
    event.preventDefault();
    now(event.currentTarget);
  }
  const own = ["search", ...filters.map(({ name }) => name)];
  const kept = Object.entries(address.query).filter(
    ([name, value]) => value !== undefined && ![...own, "cursor", "trail"].includes(name),
  );
  return (
    <form
      ref={form}
      method="get"
      action={address.path}
      role="search"
      className="table-toolbar"
      aria-busy={pending}
      {...fields}
      onSubmit={onSubmit}
    >
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SearchField search={search} value={address.query.search} />
      <FilterFields
        filters={filters}
        address={address}
        onPick={(name, value) => (form.current === null ? undefined : now(form.current, { [name]: value }))}
      />
      <noscript>
        <button type="submit" className="button button-secondary">
          {TABLE.apply}
        </button>
      </noscript>
      {filtered ? (
        <a href={withoutFilters(address, own)} className="button button-quiet">
          {TABLE.clear}
        </a>
      ) : null}
      <ExportLinks exports={exports} />
    </form>
  );
}
