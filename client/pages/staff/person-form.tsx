import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import { staffRoles } from '../../../protocol/admin.ts';
import { useText } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { Select } from '../../ui/select.tsx';
import { Field } from './field.tsx';
import { OnceLink } from './once-link.tsx';
import type { StaffRole } from './powers.ts';
import { nameOf } from './show-fields.ts';
import { useStaff } from './staff-context.tsx';
import { peopleQuery } from './staff-queries.ts';
import { StaffTrouble } from './staff-trouble.tsx';
import styles from './staff.module.css';

function useAddPerson(onDone: () => void) {
  const { api } = useStaff();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { name: string; role: StaffRole }) => api.addStaff(body),
    onSuccess: async () => {
      onDone();
      await queries.invalidateQueries(peopleQuery(api));
    },
  });
}

/** Somebody new: who, and as what. Their link is shown once. */
export function AddPerson() {
  const say = useText();
  const [name, setName] = useState('');
  const [role, setRole] = useState<StaffRole>('box_office');
  const [isWrong, setWrong] = useState(false);
  const add = useAddPerson(() => setName(''));
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const named = nameOf(name);
    setWrong(named === null);
    if (named !== null && !add.isPending) add.mutate({ name: named, role });
  };
  return (
    <Form className={classes(styles.card)} onSubmit={submit} aria-labelledby="add-person-title">
      <h2 id="add-person-title" className={styles.heading}>
        {say('staff-add')}
      </h2>
      {add.data !== undefined && (
        <OnceLink
          key={add.data.id}
          link={add.data.link}
          text={say('staff-link-for', { name: add.variables.name })}
        />
      )}
      <Field
        label={say('staff-invite-name')}
        value={name}
        onChange={setName}
        wrong={isWrong ? say('staff-wrong-person') : null}
        maxLength={40}
        testId="person-name"
      />
      <RoleChoice role={role} onChange={setRole} />
      <Button type="submit" isPending={add.isPending} testId="add-person">
        {say('staff-add')}
      </Button>
      {add.error !== null && <StaffTrouble error={add.error} />}
    </Form>
  );
}

interface RoleChoiceProps {
  readonly role: StaffRole;
  readonly onChange: (role: StaffRole) => void;
}

function RoleChoice({ role, onChange }: RoleChoiceProps) {
  const say = useText();
  return (
    <Select
      label={say('staff-role')}
      value={role}
      options={staffRoles.map((id) => ({ id, label: say(`staff-may-${id}`) }))}
      onChange={(id) => onChange(staffRoles.find((each) => each === id) ?? role)}
      testId="person-role"
    />
  );
}
