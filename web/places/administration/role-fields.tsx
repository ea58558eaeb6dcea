/** A role on a unit within dates: the fields that a new account and a further role share. */
import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { programmes } from '../../api/queries.ts';
import { useWords } from '../../words/words.tsx';
import { type Grant, ROLES } from './queries.ts';

export interface AskedRole {
  readonly role: Grant['role'];
  readonly unit: string;
  readonly programmes?: string[];
  readonly validFrom?: string;
  readonly validTo?: string;
}

/** As the server takes it: what was left empty is left out. */
export const roleBody = ({ role, unit, programmes: limited, validFrom, validTo }: AskedRole) => ({
  role,
  unit: unit.trim(),
  programmes: limited ?? [],
  ...(validFrom ? { validFrom } : {}),
  validTo: validTo ? validTo : null,
});

export function RoleFields() {
  const { say } = useWords();
  const { data } = useQuery(programmes);
  const roots = (data?.items ?? []).filter((row) => row['parent'] === '');
  return (
    <>
      <Form.Item name="role" label={say('admin.account.role')} rules={[{ required: true }]}>
        <Select options={ROLES.map((role) => ({ value: role, label: say(`role.${role}`) }))} />
      </Form.Item>
      <Form.Item name="unit" label={say('admin.account.unit')} rules={[{ required: true, whitespace: true }]}>
        <Input />
      </Form.Item>
      <Form.Item name="programmes" label={say('admin.account.programmes')}>
        <Select
          mode="multiple"
          optionFilterProp="label"
          options={roots.map((row) => ({ value: String(row['code']), label: String(row['shortName']) }))}
        />
      </Form.Item>
      <Form.Item name="validFrom" label={say('admin.account.validFrom')}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="validTo" label={say('admin.account.validTo')}>
        <Input type="date" />
      </Form.Item>
    </>
  );
}
