import type { ScholarView } from '@scholars-commons/shared/scholars';
import { Suspense } from 'react';
import { Notice } from '../../../ui/notice';
import { lazyDialog, lazyPart } from '../../../ui/lazy-part';
import { Prose } from '../../../ui/prose';
import { SaveStatus } from '../../../ui/save-status';
import { Button } from '../../../ui/button';
import { listOf } from '../../../lib/numbers';
import { hasGrant, useViewer } from '../../accounts';
import { NewsSection } from '../../news';
import { ReportButton } from '../../review';
import { AudienceMenu } from '../edit/audience-menu';
import { BlockCard } from '../edit/block-card';
import { changeAudience } from '../edit/change-audience';
import { CompletenessRing } from '../edit/completeness-ring';
import { DraftNotice } from '../edit/draft-notice';
import { useEditing } from '../edit/editing';
import { t as editWords } from '../edit/messages';
import { languageName } from '../languages';
import type { SeenAs } from '../scholars.queries';
import { Achievements } from './achievements';
import { InviteCard } from './invite-card';
import { t } from './messages';
import { Positions } from './positions';
import css from './profile.module.css';
import { ProfileHead } from './profile-head';
import { SeenAsChoice, SeenAsNote } from './seen-as';
import { Contacts, Enrollments, Interests, PlaceLines } from './side-blocks';

// All forms in one lazy part: readers do not carry them.
const forms = () => import('../edit/forms');
const NamesForm = lazyPart(async () => (await forms()).NamesForm);
const AboutForm = lazyPart(async () => (await forms()).AboutForm);
const PlaceForm = lazyPart(async () => (await forms()).PlaceForm);
const InterestsForm = lazyPart(async () => (await forms()).InterestsForm);
const PositionsForm = lazyPart(async () => (await forms()).PositionsForm);
const AchievementsForm = lazyPart(async () => (await forms()).AchievementsForm);
const ContactsForm = lazyPart(async () => (await forms()).ContactsForm);
const SuspensionCard = lazyPart(async () => (await import('./suspension-card')).SuspensionCard);
const PhotoDialog = lazyDialog(async () => (await import('../edit/photo-dialog')).PhotoDialog);

/** The owner's tools at the face. */
function PhotoTools() {
  const editing = useEditing();
  if (!editing) return null;
  const audience = editing.view.own?.audiences.photo;
  return (
    <div id="block-photo" className={css.photoTools} data-screen-only>
      <Button size="small" onClick={() => editing.setOpen('photo', true)}>
        {editWords('photo')}
      </Button>
      {audience && (
        <AudienceMenu
          of={editWords('photo')}
          audience={audience}
          onChoose={(next) => changeAudience(editing.writer, { block: 'photo', audience: next })}
        />
      )}
      {editing.isOpen('photo') && <PhotoDialog onClose={() => editing.setOpen('photo', false)} />}
    </div>
  );
}

function Notes({ view, as }: { view: ScholarView; as: SeenAs | undefined }) {
  return (
    <>
      {as && <SeenAsNote as={as} />}
      {view.state === 'deceased' && (
        <Notice>
          <strong>{t('inMemoriam.title')}.</strong> {t('inMemoriam.detail', { name: view.name })}
        </Notice>
      )}
      {view.state === 'unclaimed' && (
        <Notice>
          <strong>{t('unclaimed.title', { name: view.name })}.</strong>{' '}
          {t('unclaimed.detail', { name: view.names.preferred ?? view.names.given })}
        </Notice>
      )}
    </>
  );
}

/** A record that somebody has claimed, and lives. */
const isOfSomebody = ({ state }: ScholarView) => state === 'claimed' || state === 'suspended';

type EmptyKey = `${'about' | 'positions' | 'achievements' | 'contacts' | 'interests' | 'place' | 'cohorts'}.empty`;

interface Props {
  view: ScholarView;
  isMine: boolean;
  as: SeenAs | undefined;
}

/** The page of a scholar: what they wrote in the reading column, how to reach and find them beside it. */
export function Profile({ view, isMine, as }: Props) {
  const editing = useEditing();
  const viewer = useViewer();
  const judges = (hasGrant(viewer, 'moderator') || hasGrant(viewer, 'admin')) && isOfSomebody(view);
  const { about, contacts, enrollments, interests, place } = view;
  // To whoever keeps the page of somebody else, an invitation to speak of oneself says nothing.
  const emptyWords = (key: EmptyKey) => t(isMine ? key : 'empty.other');
  const languages = about?.languages.map(languageName) ?? [];
  return (
    <article className={css.profile}>
      {editing && <SaveStatus log={editing.writer.log} />}
      <ProfileHead view={view} photoTools={<PhotoTools />} actions={isMine && <SeenAsChoice scholarId={view.id} />} />
      <div className={css.notes}>
        <Notes view={view} as={as} />
        {editing && <DraftNotice />}
      </div>
      <div className={css.columns}>
        <div className={css.main}>
          <BlockCard
            block="about"
            title={t('about')}
            isEmpty={!about?.bioHtml && languages.length === 0}
            emptyWords={emptyWords('about.empty')}
            editor={<AboutForm />}
          >
            {about?.bioHtml && (
              <div dir="auto">
                <Prose html={about.bioHtml} />
              </div>
            )}
            {languages.length > 0 && <p className={css.languages}>{t('about.languages', { languages: listOf(languages) })}</p>}
          </BlockCard>
          <BlockCard
            block="positions"
            title={t('positions')}
            isEmpty={!view.positions?.length}
            emptyWords={emptyWords('positions.empty')}
            editor={<PositionsForm />}
          >
            <Positions positions={view.positions ?? []} />
          </BlockCard>
          <BlockCard
            block="achievements"
            title={t('achievements')}
            isEmpty={!view.achievements?.length}
            emptyWords={emptyWords('achievements.empty')}
            editor={<AchievementsForm />}
          >
            <Achievements achievements={view.achievements ?? []} />
          </BlockCard>
          <Suspense fallback={null}>
            <NewsSection of={{ scholar: view.id }} />
          </Suspense>
        </div>
        <div className={css.side}>
          {editing && isMine && <CompletenessRing />}
          {view.can.invite && <InviteCard view={view} />}
          {editing && (
            <BlockCard block="names" title={editWords('names')} isEmpty={false} emptyWords="" editor={<NamesForm />}>
              <p dir="auto">{[view.name, view.credentials, view.profession?.name].filter(Boolean).join(', ')}</p>
            </BlockCard>
          )}
          <BlockCard
            block="contacts"
            title={t('contacts')}
            isEmpty={contacts.length === 0}
            emptyWords={emptyWords('contacts.empty')}
            editor={<ContactsForm />}
          >
            <Contacts contacts={contacts} />
          </BlockCard>
          <BlockCard
            block="interests"
            title={t('interests')}
            isEmpty={!interests || interests.topics.length + interests.openTo.length === 0}
            emptyWords={emptyWords('interests.empty')}
            editor={<InterestsForm />}
          >
            {interests && <Interests interests={interests} />}
          </BlockCard>
          {editing && (
            <BlockCard
              block="place"
              title={t('place')}
              isEmpty={!place?.city && !place?.countryCode && !place?.timeZone}
              emptyWords={emptyWords('place.empty')}
              editor={<PlaceForm />}
            >
              {place && <PlaceLines place={place} />}
            </BlockCard>
          )}
          <BlockCard block="enrollments" title={t('cohorts')} isEmpty={!enrollments?.length} emptyWords={emptyWords('cohorts.empty')}>
            <Enrollments enrollments={enrollments ?? []} />
          </BlockCard>
          {!isMine && isOfSomebody(view) && <ReportButton thing="scholars" id={view.id} />}
          {judges && !isMine && !as && <SuspensionCard scholarId={view.id} name={view.name} />}
        </div>
      </div>
    </article>
  );
}
