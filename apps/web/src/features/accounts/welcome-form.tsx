import type { ScholarView } from '@scholars-commons/shared/scholars';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { announce } from '../../lib/announce';
import { urls } from '../../lib/urls';
import { Button, LinkButton } from '../../ui/button';
import { Card } from '../../ui/card';
import { TextField } from '../../ui/field';
import { accountQueries } from './accounts.queries';
import { AudienceFields } from './audience-fields';
import { FormProblem } from './form-problem';
import { fieldWords, placeProblems } from './form-problems';
import { t } from './messages';
import { type Confirmed, confirmProfile, welcomeQueries } from './welcome.queries';
import css from './form.module.css';

const valuesOf = ({ names, own }: ScholarView): Confirmed => ({
  given: names.given,
  family: names.family ?? '',
  preferred: names.preferred ?? '',
  audiences: own?.audiences ?? {},
});

/** Names and audiences on one sheet; only what was changed is saved. */
export function WelcomeForm({ scholar }: { scholar: ScholarView }) {
  const cache = useQueryClient();
  const navigate = useNavigate();
  const form = useForm<Confirmed>({ defaultValues: valuesOf(scholar) });
  const { errors, isSubmitting } = form.formState;
  const [failure, setFailure] = useState<unknown>(null);

  const handleSave = form.handleSubmit(async (wanted) => {
    setFailure(null);
    try {
      await confirmProfile(scholar, wanted, (saved) => cache.setQueryData(welcomeQueries.own(scholar.id).queryKey, saved));
    } catch (error) {
      setFailure(placeProblems(form, error));
      return;
    }
    await cache.invalidateQueries({ queryKey: accountQueries.session().queryKey });
    announce(t('welcome.saved'));
    await navigate(urls.today());
  });

  return (
    <form className={css.sheet} noValidate onSubmit={(event) => void handleSave(event)}>
      <FormProblem error={failure} />
      <Card title={t('welcome.names')}>
        <div className={css.form}>
          <p className={css.quiet}>{t('welcome.names.detail')}</p>
          <TextField
            label={t('welcome.names.given')}
            autoComplete="given-name"
            error={fieldWords(errors.given, t('welcome.names.missing'))}
            {...form.register('given', { validate: (value) => value.trim() !== '' })}
          />
          <TextField
            label={t('welcome.names.family')}
            hint={t('welcome.names.family.hint')}
            optional
            autoComplete="family-name"
            error={fieldWords(errors.family, '')}
            {...form.register('family')}
          />
          <TextField
            label={t('welcome.names.preferred')}
            hint={t('welcome.names.preferred.hint')}
            optional
            autoComplete="nickname"
            error={fieldWords(errors.preferred, '')}
            {...form.register('preferred')}
          />
        </div>
      </Card>
      <Card title={t('welcome.audience')}>
        <div className={css.form}>
          <p className={css.quiet}>{t('welcome.audience.detail')}</p>
          <div className={css.pairs}>
            <AudienceFields register={(block) => form.register(`audiences.${block}`)} />
          </div>
        </div>
      </Card>
      <div className={css.actions}>
        <Button type="submit" kind="primary" busy={isSubmitting}>
          {t('welcome.save')}
        </Button>
        <LinkButton {...urls.today()} kind="quiet">
          {t('welcome.skip')}
        </LinkButton>
      </div>
    </form>
  );
}
