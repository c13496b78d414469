import { expect, test } from 'vitest';
import { createCircuitBreaker } from './circuit-breaker.ts';
import { EngineBusy, EngineFailed, EngineRefused, EngineTimeout } from './errors.ts';

function setup() {
  const clock = { time: 0, now: () => clock.time };
  return { clock, breaker: createCircuitBreaker(clock) };
}

test('one time-out opens it, one probe at a time tries again, success closes it', () => {
  const { clock, breaker } = setup();
  expect(breaker.blocked()).toBeUndefined();
  breaker.failed(new EngineTimeout('slow'));
  expect(breaker.blocked()).toMatchObject({ code: 'engine.timeout', retryAfter: 10_000 });
  clock.time = 10_000;
  expect(breaker.state).toBe('half-open');
  expect(breaker.blocked()).toBeUndefined();
  expect(breaker.blocked()).toBeDefined();
  breaker.succeeded();
  expect(breaker.blocked()).toBeUndefined();
  expect(breaker.state).toBe('closed');
});

test('a failed probe waits twice as long, up to five minutes', () => {
  const { clock, breaker } = setup();
  const pauses: number[] = [];
  for (let round = 0; round < 8; round += 1) {
    expect(breaker.blocked()).toBeUndefined();
    breaker.failed(new EngineTimeout('slow'));
    const wait = breaker.blocked()!.retryAfter!;
    pauses.push(wait / 1000);
    clock.time += wait;
  }
  expect(pauses).toEqual([10, 20, 40, 80, 160, 300, 300, 300]);
});

test('server errors are tolerated twice in a row', () => {
  const { breaker } = setup();
  breaker.failed(new EngineFailed('500'));
  breaker.failed(new EngineFailed('500'));
  expect(breaker.blocked()).toBeUndefined();
  breaker.succeeded();
  breaker.failed(new EngineFailed('500'));
  breaker.failed(new EngineFailed('500'));
  expect(breaker.blocked()).toBeUndefined();
  breaker.failed(new EngineFailed('500'));
  expect(breaker.blocked()).toBeDefined();
});

test('a busy engine gets the time it asked for', () => {
  const { clock, breaker } = setup();
  breaker.failed(new EngineBusy('full', 2_000));
  clock.time = 1_999;
  expect(breaker.blocked()).toBeDefined();
  clock.time = 2_000;
  expect(breaker.blocked()).toBeUndefined();
});

test('a refusal is a sign of health, an interrupted probe frees its place', () => {
  const { clock, breaker } = setup();
  breaker.failed(new EngineTimeout('slow'));
  clock.time = 10_000;
  expect(breaker.blocked()).toBeUndefined();
  breaker.released();
  expect(breaker.blocked()).toBeUndefined();
  breaker.failed(new EngineRefused('not this text'));
  expect(breaker.state).toBe('closed');
});
