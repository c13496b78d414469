import { describeEngine } from './engine-contract.ts';
import { fakeEngine } from './fake-engine.ts';

describeEngine('fake', () => fakeEngine(), { abortWithin: 200, makeSlow: () => fakeEngine({ fault: 'hang' }) });
describeEngine('fake, with words', () => fakeEngine({ mode: 'upper', dictionary: { rent: '房租', 房租: 'rent' } }));
describeEngine('fake, echoing', () => fakeEngine({ mode: 'echo', delay: 20 }));
