import { Notice } from "@/app/_components/page/notice";
import { Section } from "@/app/_components/page/section";
import { exactTime, utcTime, type Clock } from "@/app/_lib/format";
import { COMPUTE } from "@/app/_sentences/places/compute";
import type { ProjectDetailView } from "@/server/projects/schema";
import type { SettingsView } from "@/server/projects/schema/settings";

import { ComputeForm } from "./compute-form";
import { RefreshGpuTypes } from "./refresh-gpu-types";

interface ComputeSettingsProps {
  project: ProjectDetailView;
  settings: SettingsView;
  clock: Clock;
  refusal: string | undefined;
}

function GpuTypes({ settings, clock }: { settings: SettingsView; clock: Clock }) {
  const { gpuTypes, gpuTypesRefreshedAt: at, ownedCompute } = settings;
  if (gpuTypes === null || at === null) {
    return ownedCompute ? <Notice tone="warn">{COMPUTE.blocks}</Notice> : <p>{COMPUTE.never}</p>;
  }
  return (
    <div className="grid gap-2">
      {gpuTypes.length === 0 ? (
        <p>{COMPUTE.none}</p>
      ) : (
        <ul className="flex flex-wrap gap-2">
          {gpuTypes.map((type) => (
            <li key={type} className="panel px-2 py-1 text-sm">
              {type}
            </li>
          ))}
        </ul>
      )}
      <p className="text-muted text-sm">
        {COMPUTE.at}{" "}
        <time dateTime={at} title={utcTime(at)}>
          {exactTime(at, clock)}
        </time>
      </p>
    </div>
  );
}

/** What a project asks of its resources, and whether lists show it. */
export function ComputeSettings({ project, settings, clock, refusal }: ComputeSettingsProps) {
  const place = { workspace: project.workspace.slug, project: project.slug };
  return (
    <>
      <Section title={COMPUTE.title}>
        <ComputeForm {...place} settings={settings} shown={project.kind !== "ordinary"} refusal={refusal} />
      </Section>
      <Section
        title={COMPUTE.types}
        description={COMPUTE.typesText}
        actions={<RefreshGpuTypes {...place} refusal={refusal} />}
      >
        <GpuTypes settings={settings} clock={clock} />
      </Section>
    </>
  );
}
