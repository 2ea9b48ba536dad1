import type { Option } from "@/app/_components/form/controls";

/** Languages with a region, as dates and numbers are commonly written by them. Any other tag can be set by the API. */
const TAGS = (
  "ar-AE ar-EG ar-SA bg-BG bn-BD bn-IN ca-ES cs-CZ da-DK de-AT de-CH de-DE el-GR en-AU en-CA en-GB en-IE en-IN en-NZ en-US en-ZA " +
  "es-AR es-CL es-CO es-ES es-MX es-US et-EE eu-ES fa-IR fi-FI fil-PH fr-BE fr-CA fr-CH fr-FR ga-IE gl-ES gu-IN he-IL hi-IN hr-HR " +
  "hu-HU id-ID is-IS it-CH it-IT ja-JP kk-KZ kn-IN ko-KR lt-LT lv-LV ml-IN mr-IN ms-MY nb-NO nl-BE nl-NL pl-PL pt-BR pt-PT ro-RO " +
  "ru-RU sk-SK sl-SI sq-AL sr-RS sv-SE sw-KE ta-IN te-IN th-TH tr-TR uk-UA ur-PK uz-UZ vi-VN zh-CN zh-HK zh-SG zh-TW"
).split(" ");

/** By their English names, with the one that is chosen even where the list lacks it. */
export function localeOptions(chosen: string | null): Option[] {
  const names = new Intl.DisplayNames(["en"], { type: "language", languageDisplay: "standard" });
  const tags = chosen === null || TAGS.includes(chosen) ? TAGS : [...TAGS, chosen];
  return Intl.DateTimeFormat.supportedLocalesOf(tags)
    .map((tag) => ({ value: tag, label: `${names.of(tag) ?? tag} (${tag})` }))
    .sort((one, other) => one.label.localeCompare(other.label, "en"));
}
