"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;
const here = () => true;
const notYet = () => false;

/** Whether the page's scripts have started: not so in what the server sends, nor where the browser runs none. */
export function useStarted(): boolean {
  return useSyncExternalStore(never, here, notYet);
}
