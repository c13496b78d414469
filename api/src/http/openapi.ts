import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import * as accounts from '../accounts/schemas.ts';
import * as backfills from '../backfills/schemas.ts';
import * as engines from '../engines/schemas.ts';
import * as communities from '../communities/schemas.ts';
import * as corrections from '../corrections/schemas.ts';
import * as glossary from '../glossary/schemas.ts';
import { Health } from '../health/schemas.ts';
import * as operate from '../operate/schemas.ts';
import { OwnText, OwnVersion } from '../own-versions/schemas.ts';
import { Preview, TranslationPreview } from '../preview/schemas.ts';
import { Post, PostTranslation } from '../replies/post-schemas.ts';
import * as replies from '../replies/schemas.ts';
import { People, RoleChange } from '../roles/schemas.ts';
import { EngineInfo, Site } from '../site/schemas.ts';
import * as threads from '../threads/schemas.ts';
import * as translations from '../translations/schemas.ts';
import { Author, ErrorBody } from './schema.ts';
import { VERSION } from '../version.ts';

const NAMED = [
  ErrorBody, Author, PostTranslation, Post,
  threads.CommunityName, threads.TitleTranslation, threads.ThreadSummary, threads.Thread, threads.ThreadList, threads.ThreadPage,
  threads.ThreadChanges, threads.PostedThread,
  replies.PostedReply, replies.SinglePost, replies.EditedPost, replies.DeletedPost, replies.PostVersion,
  accounts.Account, accounts.PublicAccount, accounts.AccountPost,
  engines.MeasuredScores, engines.EngineInUse, engines.EnginesInUse,
  backfills.Backfill, backfills.Backfills, backfills.Waiting, backfills.Estimate,
  operate.Price, operate.UsageMonth, operate.EngineUsage, operate.Usage, RoleChange, People,
  communities.Community, translations.Doubt, translations.Sentence, translations.TranslationDetail, OwnText, OwnVersion,
  corrections.Suggestion, corrections.SheetSentence, corrections.TranslationSheet, corrections.Suggested, corrections.Voted, corrections.Decided,
  corrections.ListedSuggestion, corrections.Suggestions, corrections.Corrections, corrections.WaitingSuggestions,
  glossary.GlossaryTerm, glossary.Glossary, glossary.Stored, glossary.GlossaryChange, glossary.Changes, Preview, TranslationPreview, EngineInfo, Site, Health,
];

/** Gives schemas their names and collects routes into the OpenAPI document. Before any route is registered. */
export async function describeApi(app: FastifyInstance): Promise<void> {
  for (const schema of NAMED) app.addSchema(schema);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Laoyou', version: VERSION, description: 'A forum where English and Mandarin speakers talk in one thread, each in their own language.' },
      servers: [{ url: '/api/v1' }],
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'laoyou_session' } } },
    },
    refResolver: { buildLocalReference: (json, _base, _fragment, index) => String(json.$id ?? `Schema${index}`) },
  });
}
