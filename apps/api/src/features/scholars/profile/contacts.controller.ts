import { Body, Controller, Delete, Param, Patch, Post, Res } from '@nestjs/common';
import { id } from '@scholars-commons/shared/id';
import { type ChangeContact, changeContact, type NewContact, newContact } from '@scholars-commons/shared/profile-rows';
import { type ScholarView, scholarView } from '@scholars-commons/shared/scholars';
import type { FastifyReply } from 'fastify';
import { CurrentViewer } from '../../../common/auth/current-viewer.js';
import type { Viewer } from '../../../common/auth/viewer.js';
import { Answers } from '../../../common/http/answers.js';
import { ContactsService } from './contacts.service.js';

@Controller('scholars/:scholarId/contacts')
export class ContactsController {
  constructor(private readonly contacts: ContactsService) {}

  @Post()
  @Answers(scholarView, { status: 201, also: [200] })
  async add(
    @CurrentViewer() viewer: Viewer,
    @Param('scholarId', { schema: id }) scholarId: string,
    @Body({ schema: newContact }) input: NewContact,
    @Res({ passthrough: true }) answer: FastifyReply,
  ): Promise<ScholarView> {
    const { view, isNew } = await this.contacts.add(viewer, scholarId, input);
    void answer.status(isNew ? 201 : 200);
    return view;
  }

  @Patch(':rowId')
  @Answers(scholarView)
  change(
    @CurrentViewer() viewer: Viewer,
    @Param('scholarId', { schema: id }) scholarId: string,
    @Param('rowId', { schema: id }) contactId: string,
    @Body({ schema: changeContact }) input: ChangeContact,
  ): Promise<ScholarView> {
    return this.contacts.change(viewer, scholarId, contactId, input);
  }

  @Delete(':rowId')
  @Answers(scholarView)
  remove(
    @CurrentViewer() viewer: Viewer,
    @Param('scholarId', { schema: id }) scholarId: string,
    @Param('rowId', { schema: id }) contactId: string,
  ): Promise<ScholarView> {
    return this.contacts.remove(viewer, scholarId, contactId);
  }
}
