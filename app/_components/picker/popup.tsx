"use client";

import { useLayoutEffect, useRef, type RefObject } from "react";

import { PICKER } from "@/app/_sentences/interface/controls";

import type { PickerOption } from "./types";
import type { OptionSearch } from "./use-option-search";

const GAP_PX = 4;
const EDGE_PX = 8;
const HIGHEST_PX = 288;
/** Below this the list opens upwards, where there is more room. */
const LEAST_PX = 180;
/** Below this, names and what they are would break beside each other. */
const NARROWEST_PX = 272;

/** In the browser's top layer, so that no dialog or table cuts it off; kept at its field while the page scrolls. */
function usePlace(box: RefObject<HTMLDivElement | null>, anchor: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const place = () => {
      const [popup, field] = [box.current, anchor.current?.getBoundingClientRect()];
      if (popup === null || field === undefined) return;
      const height = window.visualViewport?.height ?? window.innerHeight;
      const below = height - field.bottom - GAP_PX - EDGE_PX;
      const above = field.top - GAP_PX - EDGE_PX;
      const upwards = below < LEAST_PX && above > below;
      const width = Math.min(Math.max(field.width, NARROWEST_PX), window.innerWidth - 2 * EDGE_PX);
      popup.style.left = `${String(Math.max(EDGE_PX, Math.min(field.left, window.innerWidth - width - EDGE_PX)))}px`;
      popup.style.width = `${String(width)}px`;
      popup.style.maxHeight = `${String(Math.min(HIGHEST_PX, upwards ? above : below))}px`;
      popup.style.top = upwards ? "auto" : `${String(field.bottom + GAP_PX)}px`;
      popup.style.bottom = upwards ? `${String(window.innerHeight - field.top + GAP_PX)}px` : "auto";
    };
    box.current?.showPopover();
    place();
    const sized = new ResizeObserver(place);
    if (anchor.current !== null) sized.observe(anchor.current);
    window.addEventListener("scroll", place, { passive: true, capture: true });
    window.addEventListener("resize", place);
    window.visualViewport?.addEventListener("resize", place);
    return () => {
      sized.disconnect();
      window.removeEventListener("scroll", place, { capture: true });
      window.removeEventListener("resize", place);
      window.visualViewport?.removeEventListener("resize", place);
    };
  }, [box, anchor]);
}

interface PickerPopupProps {
  id: string;
  label: string;
  several: boolean;
  anchor: RefObject<HTMLElement | null>;
  found: OptionSearch<PickerOption>;
  /** What of it is not chosen yet. */
  options: readonly PickerOption[];
  chosen: string | undefined;
  active: number;
  onHover: (value: string) => void;
  onPick: (option: PickerOption) => void;
  onRetry: () => void;
}

/** In place of options. */
function Remark({ found, options, onRetry }: PickerPopupProps) {
  if (found.failed) {
    return (
      <p className="picker-text">
        {PICKER.failed}{" "}
        <button type="button" tabIndex={-1} className="text-link" onClick={onRetry}>
          {PICKER.again}
        </button>
      </p>
    );
  }
  if (options.length > 0) return null;
  if (found.loading) return <p className="picker-text picker-late">{PICKER.searching}</p>;
  return <p className="picker-text">{found.options.length > 0 ? PICKER.nothingLeft : PICKER.nothing}</p>;
}

/** The list below the field. The focus stays in the field, so nothing in here takes it. */
export function PickerPopup(props: PickerPopupProps) {
  const { id, label, several, anchor, found, options, chosen, active, onHover, onPick } = props;
  const box = useRef<HTMLDivElement>(null);
  usePlace(box, anchor);
  useLayoutEffect(() => {
    box.current?.querySelector("[data-active]")?.scrollIntoView({ block: "nearest" });
  }, [active, options]);
  return (
    <div
      ref={box}
      popover="manual"
      className="menu picker-popup"
      aria-busy={found.loading}
      onMouseDown={(event) => event.preventDefault()}
    >
      <div id={id} role="listbox" aria-label={label} aria-multiselectable={several ? true : undefined}>
        {options.map(({ value, label: text, note, kind, refused }, index) => (
          <div
            key={value}
            id={`${id}${String(index)}`}
            role="option"
            aria-selected={value === chosen}
            aria-disabled={refused === undefined ? undefined : true}
            data-active={index === active ? "" : undefined}
            className="menu-item"
            onPointerMove={() => onHover(value)}
            onClick={() => onPick({ value, label: text, ...(note === undefined ? {} : { note }) })}
          >
            <span className="min-w-0 flex-1">{text}</span>
            {kind === undefined ? null : <span className="text-muted">{kind}</span>}
            {note === undefined && refused === undefined ? null : <small>{refused ?? note}</small>}
          </div>
        ))}
      </div>
      <Remark {...props} />
    </div>
  );
}
