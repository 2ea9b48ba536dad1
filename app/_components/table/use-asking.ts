"use client";

import { useEffect, useRef, type FocusEvent, type KeyboardEvent, type SyntheticEvent } from "react";

const PAUSE_MS = 300;

/** What a field of its own kind has picked, which the form does not hold yet. */
type Picked = Readonly<Record<string, string>>;

function isDay(target: EventTarget | null): target is HTMLInputElement {
  return target instanceof HTMLInputElement && target.type === "date";
}

/**
 * When a form of filters asks: shortly after the last letter, at once after a choice. A day that is typed passes through
 * others on its way, so it counts once it is left, or by Enter; one picked from the calendar counts like a letter.
 */
export function useAsking(ask: (form: HTMLFormElement, picked?: Picked) => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const typing = useRef(false);
  const typed = useRef(false);
  useEffect(() => () => clearTimeout(timer.current), []);

  function now(form: HTMLFormElement, picked?: Picked): void {
    clearTimeout(timer.current);
    typed.current = false;
    ask(form, picked);
  }
  function onInput({ target, currentTarget: form }: SyntheticEvent<HTMLFormElement>): void {
    // What is typed to find something filters nothing yet.
    if (target instanceof HTMLInputElement && target.name === "") return;
    clearTimeout(timer.current);
    // A day that is half typed is none yet.
    const whole = !(target instanceof HTMLInputElement) || target.validity.valid;
    if (isDay(target) && typing.current) typed.current = whole;
    else if (whole) timer.current = setTimeout(() => now(form), target instanceof HTMLSelectElement ? 0 : PAUSE_MS);
  }
  function onKeyDown({ target, currentTarget, key }: KeyboardEvent<HTMLFormElement>): void {
    if (!isDay(target)) return;
    typing.current = true;
    if (key === "Enter" && typed.current) now(currentTarget);
  }
  function onBlur({ relatedTarget, currentTarget }: FocusEvent<HTMLFormElement>): void {
    // From the first day to the last one: both are asked for together.
    if (typed.current && !isDay(relatedTarget)) now(currentTarget);
  }
  function onPointerDown(): void {
    typing.current = false;
  }
  return { now, fields: { onInput, onKeyDown, onBlur, onPointerDown } };
}
