import { Body, Controller, Post } from '@nestjs/common';
import type * as z from 'zod';
import { previewRequest, previewView } from '@scholars-commons/shared/discussions';
import { Answers } from '../../common/http/answers.js';
import { renderMarkdown } from '../../common/markdown/render-markdown.js';

@Controller('previews')
export class PreviewsController {
  /** Words as they will stand, by the renderer that will make them. Nothing is kept. */
  @Post()
  @Answers(previewView)
  preview(@Body({ schema: previewRequest }) { markdown }: z.infer<typeof previewRequest>): z.infer<typeof previewView> {
    return { html: renderMarkdown(markdown) };
  }
}
