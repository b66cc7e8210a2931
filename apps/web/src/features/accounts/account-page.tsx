import { urls } from '../../lib/urls';
import { LinkButton } from '../../ui/button';
import { Card } from '../../ui/card';
import { PageHeader } from '../../ui/page-header';
import css from './account-page.module.css';
import { ChangeEmail } from './change-email';
import { ChangePassword } from './change-password';
import { DisplayOptions } from './display-options';
import { t } from './messages';
import { useViewer } from './viewer';

/** How I sign in, and how pages look to me. */
export function AccountPage() {
  const viewer = useViewer();
  return (
    <>
      <PageHeader title={t('account.title')} lead={t('account.lead')} />
      <div className={css.columns}>
        <div className={css.cards}>
          <Card title={t('account.password')}>
            <ChangePassword hasPassword={viewer.hasPassword} />
          </Card>
          <Card title={t('account.email')}>
            <ChangeEmail email={viewer.email} hasPassword={viewer.hasPassword} />
          </Card>
        </div>
        <div className={css.cards}>
          <Card title={t('account.display')}>
            <DisplayOptions settings={viewer.settings} />
          </Card>
          <Card title={t('account.sessions')}>
            <p className={css.words}>{t('account.sessions.detail')}</p>
            <LinkButton {...urls.sessions()}>{t('account.sessions.link')}</LinkButton>
          </Card>
        </div>
      </div>
    </>
  );
}
