"use client";

import { useRouter } from "next/navigation";
import { useRef, useTransition, type MouseEvent, type PointerEvent } from "react";

import { leavingTo, pageOf } from "@/app/_lib/shell/soft-links";

/**
 * Plain links, followed without loading the whole page. One listener for the whole frame: a list of fifty rows then has
 * fifty `<a>` and not fifty link components.
 */
export function useSoftNavigation() {
  const router = useRouter();
  const [busy, start] = useTransition();
  const fetched = useRef(new Set<string>());

  function go(href: string): void {
    start(() => router.push(href));
  }
  function onClick(event: MouseEvent<HTMLElement>): void {
    const href = leavingTo(event.nativeEvent);
    if (href === null) return;
    event.preventDefault();
    go(href);
  }
  function onPointerOver(event: PointerEvent<HTMLElement>): void {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const href = link === null ? null : pageOf(link);
    if (href === null || fetched.current.has(href)) return;
    fetched.current.add(href);
    router.prefetch(href);
  }
  return { busy, onClick, onPointerOver, go };
}
