"use client";

import { useState, type ComponentProps, type ReactNode } from "react";

import { FORM } from "@/app/_sentences/interface/forms";

import { Input, Select, Textarea, type Option } from "./controls";
import { FormField } from "./form-field";

interface Around {
  label: string;
  help?: ReactNode;
  error?: string | undefined;
  optional?: boolean;
  aside?: ReactNode;
}

function around({ label, help, error, optional, aside }: Around): Around {
  return {
    label,
    error,
    ...(help === undefined ? {} : { help }),
    ...(optional === undefined ? {} : { optional }),
    ...(aside === undefined ? {} : { aside }),
  };
}

/** The fields below take what `register("name")` of a form gives, and `error={errors.name?.message}`. */
export function TextField(props: Around & ComponentProps<"input">) {
  const { label: _label, help: _help, error: _error, optional: _optional, aside: _aside, ...rest } = props;
  return <FormField {...around(props)}>{(control) => <Input {...rest} {...control} />}</FormField>;
}

/** An e-mail address: no capital at its start, no red line below it. */
export function EmailField(props: Around & ComponentProps<"input">) {
  return <TextField type="email" autoComplete="username" autoCapitalize="off" spellCheck={false} required {...props} />;
}

export function TextareaField(props: Around & ComponentProps<"textarea">) {
  const { label: _label, help: _help, error: _error, optional: _optional, aside: _aside, ...rest } = props;
  return <FormField {...around(props)}>{(control) => <Textarea {...rest} {...control} />}</FormField>;
}

export function SelectField(props: Around & ComponentProps<"select"> & { options: readonly Option[] }) {
  const { label: _label, help: _help, error: _error, optional: _optional, aside: _aside, ...rest } = props;
  return <FormField {...around(props)}>{(control) => <Select {...rest} {...control} />}</FormField>;
}

/** A password that can be looked at: fewer mistakes than typing it twice. */
export function PasswordField(props: Around & ComponentProps<"input">) {
  const { label: _label, help: _help, error: _error, optional: _optional, aside: _aside, ...rest } = props;
  const [seen, setSeen] = useState(false);
  return (
    <FormField {...around(props)}>
      {(control) => (
        <div className="relative">
          <Input {...rest} {...control} type={seen ? "text" : "password"} spellCheck={false} className="pr-16" />
          <button
            type="button"
            className="reveal-button"
            aria-label={seen ? FORM.hide : FORM.show}
            aria-controls={control.id}
            onClick={() => setSeen(!seen)}
          >
            {seen ? FORM.hideShort : FORM.showShort}
          </button>
        </div>
      )}
    </FormField>
  );
}
