/** The field an error is about, so that it stands beside it and gets the focus; errors about the whole form have none. */
const fields: Record<string, string> = {
  'account.handle_taken': 'handle',
  'account.handle_invalid': 'handle',
  'account.display_name_invalid': 'displayName',
  'account.password_too_short': 'new_password',
  'account.password_too_long': 'new_password',
  'account.password_wrong': 'current_password',
  'account.reads_invalid': 'reads',
  'community.slug_taken': 'slug',
  'community.slug_invalid': 'slug',
  'community.name_empty': 'nameEn',
  'thread.title_empty': 'title',
  'thread.title_too_long': 'title',
  'post.body_empty': 'markdown',
  'post.body_too_long': 'markdown',
  'post.too_deep': 'markdown',
  'language.unknown': 'language',
};

export function fieldOf(code: string | undefined): string | undefined {
  return code === undefined ? undefined : fields[code];
}
