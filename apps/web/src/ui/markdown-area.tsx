import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../lib/api-client';
import { TextAreaField } from './field';
import css from './markdown-area.module.css';
import { t } from './messages';
import { Notice } from './notice';
import { Prose } from './prose';
import { Skeleton } from './skeleton';
import { ViewTabs } from './view-tabs';

/** What the api would make of these words: the same renderer as for the page itself. */
function Preview({ markdown }: { markdown: string }) {
  const preview = useQuery({
    queryKey: ['preview', markdown] as const,
    queryFn: ({ signal }) => api.post<{ html: string }>('/api/previews', { markdown }, { signal }),
    enabled: markdown.trim() !== '',
    gcTime: 0,
  });
  if (!markdown.trim()) return <p className={css.note}>{t('markdown.empty')}</p>;
  if (preview.isError) return <Notice tone="attention">{t('markdown.failed')}</Notice>;
  return preview.data ? <Prose html={preview.data.html} /> : <Skeleton />;
}

interface Props {
  label: string;
  hint?: string;
  optional?: boolean;
  value: string;
  error?: string | undefined;
  rows: number;
  maxLength: number;
  onChange: (markdown: string) => void;
}

/** Words in Markdown, to be looked at as others will read them. */
export function MarkdownArea({ label, hint = t('markdown.hint'), optional = false, value, error, rows, maxLength, onChange }: Props) {
  const [view, setView] = useState<'write' | 'preview'>('write');
  return (
    <div className={css.area}>
      <ViewTabs
        label={label}
        options={[
          { value: 'write', label: t('markdown.write') },
          { value: 'preview', label: t('markdown.preview') },
        ]}
        value={view}
        onChange={setView}
      />
      {view === 'preview' ? (
        <div className={css.preview} dir="auto">
          <Preview markdown={value} />
        </div>
      ) : (
        <TextAreaField
          label={label}
          hint={hint}
          optional={optional}
          rows={rows}
          maxLength={maxLength}
          dir="auto"
          value={value}
          error={error}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </div>
  );
}
