/** The key of a service account, as Google's console writes it. What is wrong with the file is told without repeating any of it. */
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { EngineMisconfigured } from '../../../translation/errors.ts';

export interface ServiceAccount {
  email: string;
  key: KeyObject;
  keyId: string | undefined;
  project: string | undefined;
  /** Where a token is asked for. */
  tokenUri: string;
}

const VARIABLE = 'GOOGLE_TRANSLATE_KEY_FILE';

export async function readKeyFile(path: string): Promise<ServiceAccount> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new EngineMisconfigured(`${VARIABLE} names a file that cannot be read (${error.code ?? 'unknown'}).`);
  });
  const file = parse(text);
  const { client_email: email, private_key: pem, private_key_id: keyId, project_id: project, token_uri: tokenUri = 'https://oauth2.googleapis.com/token' } = file;
  const wrong = () => new EngineMisconfigured(`${VARIABLE} must name the JSON key file of a service account.`);
  if (file.type !== 'service_account' || typeof email !== 'string' || typeof pem !== 'string' || typeof tokenUri !== 'string') throw wrong();
  return { email, key: keyOf(pem, wrong), keyId: textOf(keyId), project: textOf(project), tokenUri };
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined);

function keyOf(pem: string, wrong: () => Error): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch {
    throw wrong();
  }
}

function parse(text: string): Record<string, unknown> {
  try {
    return (JSON.parse(text) ?? {}) as Record<string, unknown>;
  } catch {
    return {};
  }
}
