"use client";

import { useEffect } from "react";

/** Whoever stands in one of these is given the focus back by it. */
const OF_THEIR_OWN = "[role=menu], [role=listbox], [role=dialog]";
const TAKES_FOCUS =
  "a[href], button:not(:disabled), input:not(:disabled, [type=hidden]), select:not(:disabled), textarea:not(:disabled)";

/** What stood around the control, from itself outwards, with what stood behind and before each. */
type Surroundings = readonly (readonly [box: Element, behind: Element | null, before: Element | null])[];

function surroundingsOf(control: Element, content: Element): Surroundings {
  const found: [Element, Element | null, Element | null][] = [];
  for (let box: Element | null = control; box !== null && box !== content; box = box.parentElement) {
    found.push([box, box.nextElementSibling, box.previousElementSibling]);
  }
  return found;
}

function firstIn(box: Element | null, kind: string): HTMLElement | undefined {
  if (box?.isConnected !== true) return undefined;
  return [box, ...box.querySelectorAll<HTMLElement>(kind)].find(
    (element): element is HTMLElement =>
      element instanceof HTMLElement && element.matches(kind) && element.checkVisibility({ visibilityProperty: true }),
  );
}

/** The nearest control to the one that is gone: the same of the next row, else the next there is on the way outwards. */
function nearest(gone: Surroundings): HTMLElement | undefined {
  const kinds = gone[0]?.[0].matches("[data-menu]") === true ? ["[data-menu]", TAKES_FOCUS] : [TAKES_FOCUS];
  for (const [box, behind, before] of gone) {
    for (const near of box.isConnected ? [box] : [behind, before]) {
      for (const kind of kinds) {
        const found = firstIn(near, kind);
        if (found !== undefined) return found;
      }
    }
  }
  return undefined;
}

/** The frame that was there before has gone with the control that had the focus in it. */
let lost = false;

/**
 * Keeps the focus in the content when the control that had it goes: with a row that was deleted, a button that has done
 * its work, or the page that was left. Otherwise the next Tab would begin at the top of the document.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    const content = document.getElementById("content");
    if (content === null) return;
    if (lost && document.activeElement === document.body) content.focus({ preventScroll: true });
    lost = false;
    let anywhere: Element | null = null;
    let last: Surroundings = [];
    const onFocus = ({ target }: FocusEvent) => {
      if (!(target instanceof Element) || target === content || target.closest(OF_THEIR_OWN) !== null) return;
      anywhere = target;
      last = content.contains(target) ? surroundingsOf(target, content) : [];
    };
    // Whoever clicks beside all controls has left them.
    const onPointer = () => (last = []);
    const look = () => {
      const [[control] = []] = last;
      if (control === undefined || control.isConnected || document.activeElement !== document.body) return;
      const next = nearest(last) ?? content;
      last = [];
      next.focus({ preventScroll: true });
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, subtree: true });
    document.addEventListener("focusin", onFocus);
    content.addEventListener("pointerdown", onPointer);
    return () => {
      lost = anywhere?.isConnected === false;
      observer.disconnect();
      document.removeEventListener("focusin", onFocus);
      content.removeEventListener("pointerdown", onPointer);
    };
  }, []);
}
