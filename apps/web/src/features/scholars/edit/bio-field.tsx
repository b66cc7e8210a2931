import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../lib/api-client';
import { TextAreaField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { Prose } from '../../../ui/prose';
import { Skeleton } from '../../../ui/skeleton';
import css from './form.module.css';
import { t } from './form-messages';

/** What the api would make of these words: the same renderer as for the page itself. */
function Preview({ markdown }: { markdown: string }) {
  const preview = useQuery({
    queryKey: ['preview', markdown] as const,
    queryFn: ({ signal }) => api.post<{ html: string }>('/api/previews', { markdown }, { signal }),
    enabled: markdown.trim() !== '',
    gcTime: 0,
  });
  if (!markdown.trim()) return <p className={css.note}>{t('about.bio.previewEmpty')}</p>;
  if (preview.isError) return <Notice tone="attention">{t('about.bio.previewFailed')}</Notice>;
  return preview.data ? <Prose html={preview.data.html} /> : <Skeleton />;
}

interface Props {
  value: string;
  fault: string | undefined;
  onChange: (bio: string) => void;
}

/** The bio in Markdown, to be looked at as others will read it. */
export function BioField({ value, fault, onChange }: Props) {
  const [isPreview, setIsPreview] = useState(false);
  return (
    <div className={css.wide}>
      <div className={css.tabs}>
        <button type="button" className={css.tab} aria-pressed={!isPreview} onClick={() => setIsPreview(false)}>
          {t('about.bio.write')}
        </button>
        <button type="button" className={css.tab} aria-pressed={isPreview} onClick={() => setIsPreview(true)}>
          {t('about.bio.preview')}
        </button>
      </div>
      {isPreview ? (
        <div className={css.preview} dir="auto">
          <Preview markdown={value} />
        </div>
      ) : (
        <TextAreaField
          label={t('about.bio')}
          hint={t('about.bio.hint')}
          optional
          rows={5}
          maxLength={8000}
          dir="auto"
          value={value}
          error={fault}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </div>
  );
}
