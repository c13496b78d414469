/** The bytes of models, for the threads: one copy between all that load it, gone when nobody does any more. */
import { distinctFiles, readVerified, type ModelFile, type ModelFolder } from './model-folder.ts';

export interface ModelBytes {
  model: SharedArrayBuffer;
  /** One when it serves both languages. */
  vocabs: SharedArrayBuffer[];
  lex?: SharedArrayBuffer;
}

export interface Library {
  /** Reads and checks the files of a model, or gives what is still there. Throws `ModelMissing` or `ModelCorrupt`. */
  open(folder: ModelFolder): Promise<ModelBytes>;
}

/** Makes a library. It holds what it has read only as long as somebody else does. */
export function createLibrary(): Library {
  const kept = new Map<string, WeakRef<ModelBytes>>();
  const reading = new Map<string, Promise<ModelBytes>>();
  return {
    open(folder) {
      const name = distinctFiles(folder.files).map(({ sha256 }) => sha256).join();
      const found = kept.get(name)?.deref();
      if (found) return Promise.resolve(found);
      let work = reading.get(name);
      if (!work) {
        work = read(folder).finally(() => reading.delete(name));
        reading.set(name, work);
        work.then((bytes) => kept.set(name, new WeakRef(bytes)), () => {});
      }
      return work;
    },
  };
}

async function read({ files }: ModelFolder): Promise<ModelBytes> {
  const bytes = new Map<string, SharedArrayBuffer>();
  for (const file of distinctFiles(files)) bytes.set(file.path, await readFile(file));
  const of = (file: ModelFile): SharedArrayBuffer => bytes.get(file.path)!;
  return {
    model: of(files.model),
    vocabs: [...new Set([of(files.sourceVocab), of(files.targetVocab)])],
    ...(files.lex && { lex: of(files.lex) }),
  };
}

async function readFile(file: ModelFile): Promise<SharedArrayBuffer> {
  const buffer = new SharedArrayBuffer(file.size);
  const view = new Uint8Array(buffer);
  await readVerified(file, (piece, at) => view.set(piece, at));
  return buffer;
}
