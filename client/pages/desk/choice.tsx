import { Check, ChevronDown } from 'lucide-react';
import { Button, type Key, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import { classes } from '../../ui/classes.ts';
import styles from './panels.module.css';

interface ChoiceProps<Value extends Key> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  readonly onChange: (value: Value) => void;
  readonly testId: string;
}

/** One of many, behind a button that shows which. */
export function Choice<Value extends Key>({ label, value, options, onChange, testId }: ChoiceProps<Value>) {
  return (
    <Select
      className={classes(styles.choice)}
      aria-label={label}
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.value === key);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      <Button className={classes(styles.choiceButton)} data-testid={testId} data-value={value}>
        <SelectValue className={classes(styles.choiceValue)}>
          {({ selectedText }) => selectedText}
        </SelectValue>
        <ChevronDown size={16} aria-hidden />
      </Button>
      <Popover className={classes(styles.choiceList)}>
        <ListBox items={options} aria-label={label}>
          {(option) => (
            <ListBoxItem
              id={option.value}
              textValue={option.text}
              className={classes(styles.choiceItem)}
              data-testid={`${testId}-${String(option.value)}`}
            >
              {option.text}
              {option.value === value && <Check size={16} aria-hidden />}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
