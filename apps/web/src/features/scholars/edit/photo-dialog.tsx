import 'react-image-crop/dist/ReactCrop.css';
import type { ScholarView } from '@scholars-commons/shared/scholars';
import { type ChangeEvent, useEffect, useRef, useState } from 'react';
import ReactCrop, { centerCrop, makeAspectCrop, type PercentCrop } from 'react-image-crop';
import { announce } from '../../../lib/announce';
import { api } from '../../../lib/api-client';
import { upload } from '../../../lib/upload';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { Notice } from '../../../ui/notice';
import { problemWords } from '../../../ui/problem-words';
import { croppedJpeg } from './cropped-jpeg';
import { useEditor } from './editing';
import { t } from './form-messages';
import css from './photo-dialog.module.css';

const MB = 1_000_000;
const LARGEST = 5 * MB;
const accepted = 'image/jpeg,image/png,image/webp';

const square = ({ naturalWidth: width, naturalHeight: height }: HTMLImageElement): PercentCrop =>
  centerCrop(makeAspectCrop({ unit: '%', width: 90 }, 1, width, height), width, height);

/** Chooses a photo and the part of it to show, by pointer or keys; sends it with its progress. */
export function PhotoDialog({ onClose }: { onClose: () => void }) {
  const { view, writer } = useEditor();
  const [source, setSource] = useState<string>();
  const [crop, setCrop] = useState<PercentCrop>();
  const [fault, setFault] = useState<string>();
  const [sent, setSent] = useState<number>();
  const [isRemoving, setIsRemoving] = useState(false);
  const image = useRef<HTMLImageElement>(null);
  const file = useRef<HTMLInputElement>(null);
  useEffect(() => () => (source ? URL.revokeObjectURL(source) : undefined), [source]);

  const handleChoose = ({ currentTarget: { files } }: ChangeEvent<HTMLInputElement>) => {
    const chosen = files?.[0];
    if (!chosen) return;
    setFault(undefined);
    setCrop(undefined);
    if (chosen.size > LARGEST) {
      setSource(undefined);
      setFault(t('photo.tooLarge', { size: (chosen.size / MB).toFixed(1) }));
    } else setSource(URL.createObjectURL(chosen));
  };
  const fail = (error: unknown) => {
    const { title, detail } = problemWords(error);
    setFault(`${title}. ${detail}`);
  };
  const handleSave = async () => {
    if (!image.current || !crop) return;
    setFault(undefined);
    setSent(0);
    try {
      const blob = await croppedJpeg(image.current, crop);
      const form = new FormData();
      form.append('photo', blob, 'photo.jpg');
      await writer.run('photo', () => upload<ScholarView>('PUT', `/api/scholars/${view.id}/photo`, form, setSent));
      announce(t('photo.done'));
      onClose();
    } catch (error) {
      fail(error);
      setSent(undefined);
    }
  };
  const handleRemove = async () => {
    setIsRemoving(true);
    try {
      await writer.run('photo', () => api.delete<ScholarView>(`/api/scholars/${view.id}/photo`));
      announce(t('photo.removed'));
      onClose();
    } catch (error) {
      fail(error);
      setIsRemoving(false);
    }
  };

  const isSending = sent !== undefined;
  return (
    <Dialog
      open
      size="medium"
      title={t('photo.title')}
      onClose={() => !isSending && onClose()}
      actions={
        <>
          {view.photo?.id && !source && (
            <Button busy={isRemoving} onClick={() => void handleRemove()}>
              {t('photo.remove')}
            </Button>
          )}
          <Button disabled={isSending} onClick={onClose}>
            {t('photo.cancel')}
          </Button>
          {source && (
            <Button kind="primary" busy={isSending} disabled={!crop} onClick={() => void handleSave()}>
              {t('photo.save')}
            </Button>
          )}
        </>
      }
    >
      <p>{t('photo.hint')}</p>
      <div>
        <input
          ref={file}
          id="photo-file"
          type="file"
          accept={accepted}
          className={css.file}
          aria-label={t('photo.choose')}
          disabled={isSending}
          onChange={handleChoose}
        />
      </div>
      {fault && <Notice tone="danger">{fault}</Notice>}
      {source && (
        <div className={css.crop}>
          <p className={css.hint}>{t('photo.crop.hint')}</p>
          <ReactCrop
            className={css.cropper ?? ''}
            {...(crop ? { crop } : {})}
            aspect={1}
            circularCrop
            keepSelection
            minWidth={48}
            disabled={isSending}
            ariaLabels={cropLabels()}
            onChange={(_pixels, percent) => setCrop(percent)}
          >
            <img
              ref={image}
              src={source}
              alt={t('photo.crop')}
              onLoad={(event) => setCrop(square(event.currentTarget))}
              onError={() => {
                setSource(undefined);
                setFault(t('photo.notImage'));
              }}
            />
          </ReactCrop>
        </div>
      )}
      {isSending && (
        <div className={css.progress}>
          <progress max={100} value={sent} aria-label={t('photo.title')} />
          <span>{t('photo.sending', { percent: sent })}</span>
        </div>
      )}
    </Dialog>
  );
}

const cropLabels = () => ({
  cropArea: t('photo.cropArea'),
  nwDragHandle: t('photo.handle.nw'),
  nDragHandle: t('photo.handle.n'),
  neDragHandle: t('photo.handle.ne'),
  eDragHandle: t('photo.handle.e'),
  seDragHandle: t('photo.handle.se'),
  sDragHandle: t('photo.handle.s'),
  swDragHandle: t('photo.handle.sw'),
  wDragHandle: t('photo.handle.w'),
});
