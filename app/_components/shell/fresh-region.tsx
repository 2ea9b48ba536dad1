"use client";

import dynamic from "next/dynamic";
import { useCallback, useEffect, useState } from "react";

import { FRESH_EVENT, type FreshQuestion } from "@/app/_lib/fresh";

const FreshWindow = dynamic(async () => (await import("./fresh-window")).FreshWindow, { ssr: false });

function isQuestion(event: Event): event is CustomEvent<FreshQuestion> {
  return event instanceof CustomEvent;
}

/** Takes the questions of `withFreshProof`, wherever on the page they come from. */
export function FreshRegion() {
  const [question, setQuestion] = useState<FreshQuestion | null>(null);
  useEffect(() => {
    const onQuestion = (event: Event) => {
      if (!isQuestion(event)) return;
      event.detail.taken = true;
      setQuestion(event.detail);
    };
    window.addEventListener(FRESH_EVENT, onQuestion);
    return () => window.removeEventListener(FRESH_EVENT, onQuestion);
  }, []);
  const close = useCallback(
    (proved: boolean) => {
      setQuestion(null);
      question?.answer(proved);
    },
    [question],
  );
  if (question === null) return null;
  return <FreshWindow onlyFirst={question.onlyFirst} onClose={close} />;
}
