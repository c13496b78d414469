import Type from 'typebox';
import { ContentLanguage, Cursor, LANGUAGE_CODES, Moment, Next, ReadingScript, ReadingView, Uuid, WrittenLanguage, converted, nullable, oneOf, ref } from '../http/schema.ts';
import { Post } from '../replies/post-schemas.ts';
import { TitleTranslation } from '../threads/schemas.ts';

export const InterfaceLanguage = oneOf(['en', 'zh-CN'] as const, 'language.unknown');
const Theme = oneOf(['auto', 'light', 'dark'] as const);

const Reads = Type.Array(oneOf(LANGUAGE_CODES, 'account.reads_invalid'), {
  minItems: 1,
  maxItems: 2,
  uniqueItems: true,
  'x-error': 'account.reads_invalid',
  description: 'The languages this person reads, the preferred one first.',
});

export const Account = Type.Object(
  {
    id: Uuid,
    handle: Type.String(),
    displayName: Type.String(),
    interfaceLanguage: InterfaceLanguage,
    reads: Reads,
    view: ReadingView,
    script: ReadingScript,
    theme: Theme,
    role: oneOf(['member', 'moderator', 'admin'] as const),
    createdAt: Moment,
  },
  { $id: 'Account' },
);

export const PublicAccount = Type.Object(
  { handle: Type.String(), displayName: Type.String(), role: oneOf(['member', 'moderator', 'admin'] as const), createdAt: Moment },
  { $id: 'PublicAccount' },
);

export const AccountAnswer = Type.Object({ account: ref(Account) });
export const SessionAnswer = Type.Object({ account: nullable(ref(Account)) });
export const PublicAccountAnswer = Type.Object({ account: ref(PublicAccount) });

export const SignUp = Type.Object({
  handle: Type.String({ 'x-error': 'account.handle_invalid' }),
  password: Type.String(),
  displayName: Type.Optional(Type.String({ 'x-error': 'account.display_name_invalid' })),
  interfaceLanguage: InterfaceLanguage,
  reads: Reads,
});

export const SignIn = Type.Object({ handle: Type.String(), password: Type.String() });

export const AccountChange = Type.Object({
  displayName: Type.Optional(Type.String({ 'x-error': 'account.display_name_invalid' })),
  interfaceLanguage: Type.Optional(InterfaceLanguage),
  reads: Type.Optional(Reads),
  view: Type.Optional(ReadingView),
  script: Type.Optional(ReadingScript),
  theme: Type.Optional(Theme),
});

export const PasswordChange = Type.Object({ current: Type.String(), next: Type.String() });
export const AccountDeletion = Type.Object({
  password: Type.String(),
  erasePosts: Type.Boolean({ description: 'true: everything they wrote goes too; false: it stays, without a name.' }),
});

export const HandleParams = Type.Object({ handle: Type.String({ maxLength: 200 }) });
export const AccountPostsQuery = Type.Object({ cursor: Type.Optional(Cursor), lang: Type.Optional(ContentLanguage), view: Type.Optional(ReadingView), script: Type.Optional(ReadingScript) });

/** A post outside its thread: with enough of the thread to say where it stands. */
export const AccountPost = Type.Object(
  {
    post: ref(Post),
    thread: Type.Object({
      id: Uuid,
      title: Type.Unsafe<string | null>({ type: ['string', 'null'] }),
      language: WrittenLanguage,
      titleTranslation: nullable(ref(TitleTranslation)),
      ...converted,
    }),
  },
  { $id: 'AccountPost' },
);
export const AccountPosts = Type.Object({ items: Type.Array(ref(AccountPost)), next: Next });
