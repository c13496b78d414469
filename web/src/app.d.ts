import type { Component } from 'svelte';
import type { Prefs, Viewer } from '$lib/api/shapes.ts';
import type { Waiting } from '$lib/corrections/waiting.ts';
import type { Translate } from '$lib/i18n/translate.ts';

declare global {
  namespace App {
    interface Locals {
      viewer: Viewer | null;
      prefs: Prefs;
      /** This page shows something that will soon be another: it is not kept for the next reader. */
      passing?: boolean;
    }
    interface PageData {
      viewer: Viewer | null;
      prefs: Prefs;
      /** When the server rendered this, so that "3 minutes ago" is the same on both sides of hydration. */
      now: string;
      /** Added by the root `+layout.ts`; use `t` of $lib/i18n. */
      t?: Translate;
      /** For who is signed in: how much waits for them, and what shows it. */
      waiting?: Waiting | undefined;
      MemberMenu?: Component | undefined;
    }
    /** A named fact; its text is chosen where it is shown (`errorText`). */
    interface Error {
      message: string;
      code?: string;
      params?: Record<string, string | number | boolean>;
    }
    interface Platform {
      req?: { laoyou?: { fetch(request: Request): Promise<Response> } };
    }
  }
}

export {};
