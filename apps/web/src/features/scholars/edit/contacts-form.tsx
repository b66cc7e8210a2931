import { changeContact, newContact } from '@scholars-commons/shared/profile-rows';
import type { Audience, ContactKind, ContactView } from '@scholars-commons/shared/scholars';
import { TextField } from '../../../ui/field';
import { SelectField } from '../../../ui/select-field';
import { t as profileWords } from '../profile/messages';
import { audiences } from './audience-menu';
import { faultAt, faultsOf } from '../../../lib/faults';
import css from './form.module.css';
import { t } from './form-messages';
import { t as editWords } from './messages';
import { RowList } from './row-list';
import type { RowFieldsProps, RowKind } from './rows';

interface Values {
  kind: ContactKind;
  value: string;
  label: string;
  audience: Audience;
}

const kinds = ['email', 'phone', 'link'] as const satisfies readonly ContactKind[];
const inputs = { email: 'email', phone: 'tel', link: 'url' } as const;
/** Until the owner chooses otherwise: phones are for people one has met. */
const usual = (kind: ContactKind): Audience => (kind === 'phone' ? 'cohorts' : 'network');
const hintOf = (kind: ContactKind) =>
  kind === 'phone' ? t('contact.value.phone.hint') : kind === 'link' ? t('achievement.link.hint') : undefined;
const SOME_ID = '01920000-0000-7000-8000-000000000000';

const changeOf = ({ value, label, audience }: Values) => ({ value: value.trim(), label, audience });
const newOf = (values: Values) => ({ ...changeOf(values), kind: values.kind });

function Fields({ values, faults, change, isNew }: RowFieldsProps<Values>) {
  return (
    <>
      {isNew && (
        <SelectField
          label={t('contact.kind')}
          options={kinds.map((kind) => ({ value: kind, label: profileWords(`contact.${kind}`) }))}
          value={values.kind}
          onChange={(event) => {
            const kind = event.currentTarget.value as ContactKind;
            change(values.audience === usual(values.kind) ? { kind, audience: usual(kind) } : { kind });
          }}
        />
      )}
      <TextField
        type={inputs[values.kind]}
        label={t(`contact.value.${values.kind}`)}
        hint={hintOf(values.kind)}
        maxLength={500}
        value={values.value}
        error={faultAt(faults, 'value')}
        onChange={(event) => change({ value: event.currentTarget.value })}
      />
      <TextField
        label={t('contact.label')}
        hint={t('contact.label.hint')}
        optional
        maxLength={60}
        dir="auto"
        value={values.label}
        error={faultAt(faults, 'label')}
        onChange={(event) => change({ label: event.currentTarget.value })}
      />
      <SelectField
        label={t('contact.audience')}
        options={audiences.map((audience) => ({ value: audience, label: editWords(`audience.${audience}`) }))}
        value={values.audience}
        error={faultAt(faults, 'audience')}
        onChange={(event) => change({ audience: event.currentTarget.value as Audience })}
      />
    </>
  );
}

const contacts: RowKind<ContactView, Values> = {
  block: 'contacts',
  rowsOf: (view) => view.contacts,
  wordsOf: ({ value }) => value,
  show: (row) => (
    <>
      <p>
        <bdi>{row.value}</bdi>
      </p>
      <p className={css.note}>
        {[
          row.label ?? profileWords(`contact.${row.kind}`),
          row.audience && editWords('audience.seenBy', { audience: editWords(`audience.${row.audience}`) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </>
  ),
  empty: () => ({ kind: 'email', value: '', label: '', audience: usual('email') }),
  valuesOf: ({ kind, value, label, audience }) => ({ kind, value, label: label ?? '', audience: audience ?? usual(kind) }),
  changeOf,
  newOf,
  check: (values, isNew) => faultsOf(isNew ? newContact : changeContact, isNew ? { ...newOf(values), id: SOME_ID } : changeOf(values)),
  fields: (props) => <Fields {...props} />,
  addWords: t('contact.add'),
  compared: [
    { name: 'value', label: profileWords('contacts') },
    { name: 'label', label: t('contact.label') },
    { name: 'audience', label: t('contact.audience'), words: ({ audience }) => editWords(`audience.${audience}`) },
  ],
};

/** Ways to be reached, each with its own audience. */
export const ContactsForm = () => <RowList kind={contacts} />;
