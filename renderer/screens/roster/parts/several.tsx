import { CheckBox } from '#renderer/ui/check-box.tsx';

/** Any number of a short list. */
export function Several(props: {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}) {
  const { label, options, chosen, onChange } = props;
  return (
    <fieldset className="roster-several">
      <legend>{label}</legend>
      {options.map((option) => (
        <CheckBox
          key={option.value}
          checked={chosen.includes(option.value)}
          onChange={(on) => onChange(on ? [...chosen, option.value] : chosen.filter((each) => each !== option.value))}
        >
          {option.label}
        </CheckBox>
      ))}
    </fieldset>
  );
}
