/** The settings of the providers' engines, as the environment has them. */
import type { AzureConfig } from './azure.ts';
import type { DeepLConfig } from './deepl.ts';
import type { GoogleConfig } from './google.ts';
import type { Reader } from './reader.ts';

export interface ProviderSettings {
  readonly deepl: DeepLConfig | null;
  readonly google: GoogleConfig | null;
  readonly azure: AzureConfig | null;
}

const HTTP = ['http:', 'https:'];

/** `null` where an engine has no key. */
export function readProviders(read: Reader): ProviderSettings {
  const [deeplKey, azureKey, keyFile] = [read.text('DEEPL_API_KEY'), read.text('AZURE_TRANSLATOR_KEY'), googleKeyFile(read)];
  const timeoutMs = (name: string) => read.integer(name, null, 1000, 60_000) ?? undefined;
  const url = (name: string) => read.address(name, HTTP, false) ?? undefined;
  const deepl = { key: deeplKey ?? '', url: url('DEEPL_URL'), timeoutMs: timeoutMs('DEEPL_TIMEOUT') };
  const google = {
    keyFile: keyFile ?? '', project: read.text('GOOGLE_CLOUD_PROJECT'), location: read.text('GOOGLE_CLOUD_LOCATION'),
    url: url('GOOGLE_TRANSLATE_URL'), timeoutMs: timeoutMs('GOOGLE_TRANSLATE_TIMEOUT'),
  };
  const azure = { key: azureKey ?? '', region: read.text('AZURE_TRANSLATOR_REGION'), url: url('AZURE_TRANSLATOR_URL'), timeoutMs: timeoutMs('AZURE_TRANSLATOR_TIMEOUT') };
  const wanted = (key: string | undefined, name: string, others: readonly string[]) => {
    const set = key === undefined ? others.find((other) => read.text(other) !== undefined) : undefined;
    if (set !== undefined) read.problems.push(`${name} must be set where ${set} is.`);
  };
  wanted(deeplKey, 'DEEPL_API_KEY', ['DEEPL_URL']);
  wanted(keyFile, 'GOOGLE_TRANSLATE_KEY_FILE', ['GOOGLE_TRANSLATE_URL']);
  wanted(azureKey, 'AZURE_TRANSLATOR_KEY', ['AZURE_TRANSLATOR_URL', 'AZURE_TRANSLATOR_REGION']);
  return { deepl: deeplKey ? Object.freeze(deepl) : null, google: keyFile ? Object.freeze(google) : null, azure: azureKey ? Object.freeze(azure) : null };
}

/** Set on many machines for other purposes: by itself that variable must not send a forum's posts away. */
function googleKeyFile(read: Reader): string | undefined {
  const named = (read.text('LAOYOU_ENGINES') ?? '').toLowerCase().split(',').some((name) => name.trim() === 'google');
  return read.text('GOOGLE_TRANSLATE_KEY_FILE') ?? (named ? read.text('GOOGLE_APPLICATION_CREDENTIALS') : undefined);
}
