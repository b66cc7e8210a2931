import type { SubmissionView } from '@scholars-commons/shared/news';
import { IconPhotoUp } from '@tabler/icons-react';
import { type ChangeEvent, useEffect, useRef, useState } from 'react';
import { announce } from '../../../lib/announce';
import { Button } from '../../../ui/button';
import { TextAreaField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { problemWords } from '../../../ui/problem-words';
import { NewsPicture } from '../news-picture';
import type { SubmissionWriter } from '../submission-writer';
import type { SubmissionForms } from './forms';
import { t } from './messages';
import css from './picture-step.module.css';
import step from './submit.module.css';

const MB = 1_000_000;
const LARGEST = 5 * MB;
const accepted = 'image/jpeg,image/png,image/webp';

/** Whether this device can read it as a picture; what it cannot, nobody else could. */
const isPicture = (url: string): Promise<boolean> =>
  new Promise((resolve) => {
    const image = new Image();
    image.onload = () => resolve(true);
    image.onerror = () => resolve(false);
    image.src = url;
  });

interface Props {
  view: SubmissionView;
  writer: SubmissionWriter;
  form: SubmissionForms['picture'];
}

/** A picture, and its words for whoever does not see it. */
export function PictureStep({ view: { picture }, writer, form }: Props) {
  const [fault, setFault] = useState<string>();
  /** What was chosen and has not arrived: it can be sent again without choosing it anew. */
  const [waiting, setWaiting] = useState<File>();
  const [shown, setShown] = useState<string>();
  const [sent, setSent] = useState<number>();
  const [isRemoving, setRemoving] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  useEffect(() => () => (shown ? URL.revokeObjectURL(shown) : undefined), [shown]);

  const send = async (chosen: File) => {
    setFault(undefined);
    setSent(0);
    try {
      await writer.sendPicture(chosen, setSent);
      setWaiting(undefined);
      setShown(undefined);
      announce(t('picture.done'));
    } catch (error) {
      const { title, detail } = problemWords(error);
      setFault(t('picture.failed', { why: `${title}. ${detail}` }));
    } finally {
      setSent(undefined);
    }
  };
  const handleChoose = async ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const chosen = currentTarget.files?.[0];
    if (!chosen) return;
    // The same file can be chosen again after a mistake.
    currentTarget.value = '';
    setFault(undefined);
    if (chosen.size > LARGEST) return setFault(t('picture.tooLarge', { size: (chosen.size / MB).toFixed(1) }));
    const url = URL.createObjectURL(chosen);
    if (!(await isPicture(url))) {
      URL.revokeObjectURL(url);
      return setFault(t('picture.notImage'));
    }
    setShown(url);
    setWaiting(chosen);
    return send(chosen);
  };
  const handleRemove = async () => {
    setRemoving(true);
    setFault(undefined);
    try {
      await writer.removePicture();
      announce(t('picture.removed'));
      file.current?.focus();
    } catch (error) {
      setFault(problemWords(error).detail);
    } finally {
      setRemoving(false);
    }
  };

  const isSending = sent !== undefined;
  return (
    <div className={step.form}>
      <p className={step.lead}>{t('picture.hint')}</p>
      <div>
        <label className={css.file}>
          <IconPhotoUp size={20} stroke={1.6} aria-hidden />
          {t(picture ? 'picture.replace' : 'picture.choose')}
          <input
            ref={file}
            type="file"
            accept={accepted}
            className="visually-hidden"
            disabled={isSending}
            onChange={(event) => void handleChoose(event)}
          />
        </label>
      </div>
      {fault && (
        <Notice tone="danger">
          <p>{fault}</p>
          {waiting && !isSending && (
            <Button size="small" onClick={() => void send(waiting)}>
              {t('picture.again')}
            </Button>
          )}
        </Notice>
      )}
      {isSending && (
        <div className={css.progress}>
          <progress max={100} value={sent} aria-label={t('picture.send')} />
          <span>{t('picture.sending', { percent: sent })}</span>
        </div>
      )}
      {shown ? (
        <img src={shown} alt="" className={css.picture} />
      ) : picture ? (
        <NewsPicture picture={picture} className={css.picture} sizes="(max-width: 64em) 100vw, 45rem" />
      ) : (
        <p className={step.hint}>{t('picture.none')}</p>
      )}
      {picture && !shown && (
        <>
          <div>
            <Button busy={isRemoving} onClick={() => void handleRemove()}>
              {t('picture.remove')}
            </Button>
          </div>
          <div onBlur={() => void form.flush()}>
            <PictureWordsFields form={form} />
          </div>
        </>
      )}
    </div>
  );
}

/** Words for whoever does not see it; an editor who mends them has the same fields. */
export function PictureWordsFields({ form: { values, change } }: { form: Pick<SubmissionForms['picture'], 'values' | 'change'> }) {
  const isNeeded = !values.pictureIsDecorative && !values.pictureAlt.trim();
  return (
    <fieldset className={step.group}>
      <legend>{t('picture.words')}</legend>
      <label className={step.choice}>
        <input
          type="radio"
          name="picture-words"
          checked={!values.pictureIsDecorative}
          onChange={() => change({ pictureIsDecorative: false })}
        />
        {t('picture.shows')}
      </label>
      {!values.pictureIsDecorative && (
        <TextAreaField
          label={t('picture.alt')}
          hint={t('picture.alt.hint')}
          rows={2}
          maxLength={300}
          dir="auto"
          value={values.pictureAlt}
          error={isNeeded ? t('picture.alt.needed') : undefined}
          onChange={(event) => change({ pictureAlt: event.currentTarget.value.replace(/\s*\n\s*/g, ' ') })}
        />
      )}
      <label className={step.choice}>
        <input
          type="radio"
          name="picture-words"
          checked={values.pictureIsDecorative}
          onChange={() => change({ pictureIsDecorative: true })}
        />
        <span>
          {t('picture.decorative')}
          <span className={step.hint}>{t('picture.decorative.hint')}</span>
        </span>
      </label>
    </fieldset>
  );
}
