import { MarkdownArea } from '../../../ui/markdown-area';
import { t } from './form-messages';

interface Props {
  value: string;
  fault: string | undefined;
  onChange: (bio: string) => void;
}

/** The bio, to be looked at as others will read it. */
export const BioField = ({ value, fault, onChange }: Props) => (
  <MarkdownArea label={t('about.bio')} optional rows={5} maxLength={8000} value={value} error={fault} onChange={onChange} />
);
