import { BUTTON_CLASS } from "@/app/_components/button-class";
import { TextField } from "@/app/_components/form/fields";
import { urls } from "@/app/_lib/urls";
import { DEVICE } from "@/app/_sentences/sign-in/devices";

/** Leads to the same page with the code in its address; works without scripts too. */
export function CodeForm({ code, error }: { code: string; error?: string | undefined }) {
  return (
    <form className="grid gap-4" method="get" action={urls.device()}>
      <TextField
        label={DEVICE.code}
        help={DEVICE.codeHelp}
        name="user_code"
        defaultValue={code}
        error={error}
        autoCapitalize="characters"
        spellCheck={false}
        className="font-mono tracking-widest uppercase"
        maxLength={40}
        required
      />
      <button type="submit" className={BUTTON_CLASS.primary}>
        {DEVICE.submit}
      </button>
    </form>
  );
}
