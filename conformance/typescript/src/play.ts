// Plays one scenario from its beginning.

import { isDeepStrictEqual } from "node:util";
import { control } from "./client.ts";
import { at, difference, filled } from "./match.ts";
import { perform } from "./perform.ts";
import type { Arrived, Call, Control, JsonObject, Scenario } from "./scenario.ts";

/** Play a scenario; what is not as expected is thrown. */
export async function play(scenario: Scenario): Promise<void> {
  await control("POST", "reset", {});
  const kept: JsonObject = {};
  for (const [i, given] of [...(scenario.before ?? []), ...scenario.steps].entries()) {
    const step = filled(given, kept);
    await ("control" in step ? turn(step) : call(step, i + 1, kept));
  }
  const arrived = grouped((await control("GET", "requests")) as unknown as Omit<Arrived, "times">[]);
  if (!isDeepStrictEqual(arrived, scenario.arrived)) {
    throw Error(`what arrived is ${JSON.stringify(arrived)} instead of ${JSON.stringify(scenario.arrived)}`);
  }
}

async function turn(step: Control): Promise<void> {
  const [method, path] = step.control.split(" ");
  await control(method ?? "", path ?? "", step.body);
}

async function call(step: Call, number: number, kept: JsonObject): Promise<void> {
  const answer = await perform(step);
  const wrong = difference(step.expect, answer);
  if (wrong) throw Error(`step ${number}, ${step.operation}: ${wrong}`);
  for (const [name, pointer] of Object.entries(step.keep ?? {})) kept[name] = at(answer.body, pointer);
}

/** Requests that follow each other with the same operation and status are one entry. */
function grouped(requests: Omit<Arrived, "times">[]): Arrived[] {
  const groups: Arrived[] = [];
  for (const { operation, status } of requests) {
    const last = groups.at(-1);
    if (last?.operation === operation && last.status === status) last.times++;
    else groups.push({ operation, status, times: 1 });
  }
  return groups;
}
