import { expect, test } from 'vitest';
import { memoryStore } from '../session/index.ts';
import { DeviceBook, type DeviceBookOptions } from './device-book.ts';
import { FakeDevices } from './testing/fake-browser.ts';

const inside = { id: 'inside', label: 'Built-in' };
const headset = { id: 'headset', label: 'Headset' };

function keeping(memory = memoryStore()) {
  const devices = new FakeDevices();
  const shown: Parameters<DeviceBookOptions['show']>[0][] = [];
  const book = new DeviceBook({ devices, memory, show: (listed) => shown.push(listed) });
  return { devices, memory, book, last: () => shown.at(-1) };
}

const settled = async () => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};

test('what is plugged in or out is seen', async () => {
  const { devices, last } = keeping();
  devices.plug({ microphone: [inside, headset] });
  await settled();
  expect(last()).toEqual({ microphone: [inside, headset], camera: [], chosen: {} });
  devices.plug({ microphone: [inside] });
  await settled();
  expect(last()?.microphone).toEqual([inside]);
});

test('a choice is remembered by the next page, whether or not it is plugged in', () => {
  const { book, memory } = keeping();
  book.choose('microphone', 'headset');
  book.choose('camera', 'eye');
  book.choose('camera', undefined);
  expect(keeping(memory).book.chosen).toEqual({ microphone: 'headset' });
});

test('what somebody else has written there is no choice', () => {
  const memory = memoryStore();
  memory.set('rampa/devices', '{"microphone":7}');
  expect(keeping(memory).book.chosen).toEqual({});
  memory.set('rampa/devices', 'nonsense');
  expect(keeping(memory).book.chosen).toEqual({});
});

test('nothing is seen any more once it is closed', async () => {
  const { book, devices, last } = keeping();
  book.close();
  devices.plug({ microphone: [inside] });
  await settled();
  expect(last()).toBeUndefined();
});
