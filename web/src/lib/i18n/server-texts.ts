import i18next, { type i18n } from 'i18next';
import { catalogues, locales, namespaces, type Locale } from '@laoyou/locales';
import type { Translate } from './translate.ts';

const instances = new Map<Locale, Translate>();

/** The translator of one locale, made once: catalogues are the same for everybody. */
export function serverTexts(locale: Locale): Translate {
  let texts = instances.get(locale);
  if (!texts) instances.set(locale, (texts = remembering(start(locale).getFixedT(locale) as unknown as Translate)));
  return texts;
}

function start(locale: Locale): i18n {
  const instance = i18next.createInstance();
  void instance.init({
    lng: locale,
    supportedLngs: [...locales],
    fallbackLng: false,
    ns: [...namespaces],
    resources: { [locale]: catalogues[locale] },
    keySeparator: false,
    // Svelte escapes what it shows.
    interpolation: { escapeValue: false },
    initAsync: false,
    showSupportNotice: false,
  } as Parameters<i18n['init']>[0]);
  return instance;
}

const mostRemembered = 5_000;

/** A page says the same things again and again ("2 replies", "Post by Maya"): said once, then a map read. */
function remembering(translate: Translate): Translate {
  const said = new Map<string, string>();
  return (key, values) => {
    const name = values ? key + JSON.stringify(values) : key;
    let text = said.get(name);
    if (text === undefined) {
      if (said.size >= mostRemembered) said.clear();
      said.set(name, (text = translate(key, values)));
    }
    return text;
  };
}
