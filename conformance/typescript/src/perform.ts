// One call of a scenario with all its pages and all its waits.

import { isDeepStrictEqual } from "node:util";
import { control, send } from "./client.ts";
import type { Answer, Call, Json } from "./scenario.ts";

const LONGEST_PATIENCE = 10; // refusals, then the answer is the last one

/** Carry out a call, with all its pages and all its waits. */
export async function perform(step: Call): Promise<Answer> {
  const answer = await patiently(step);
  const limit = Number(step.query?.["limit"]);
  if (step.until !== "end" || answer.status !== 200 || list(answer).length < limit) return answer;
  // Nobody knows whether the first page is 0 or 1: ask for 1, and if that is the first page again, it is.
  let records = list(answer);
  for (let page = 1; ; page++) {
    const more = await patiently({ ...step, query: { ...step.query, page_number: page } });
    if (more.status !== 200) return more;
    const fresh = list(more).filter((record) => !records.some((known) => isDeepStrictEqual(known, record)));
    records = [...records, ...fresh];
    if (list(more).length < limit || (page > 1 && fresh.length === 0)) return { ...more, body: records };
  }
}

function list(answer: Answer): Json[] {
  if (!Array.isArray(answer.body)) throw Error(`the answer is no list: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** Send a request, again and again if the step is patient, each time after the wait that the answer names. */
async function patiently(step: Call): Promise<Answer> {
  let answer = await send(step);
  for (let refused = 0; step.patient && answer.status === 429 && refused < LONGEST_PATIENCE; refused++) {
    const seconds = answer.headers["retry-after"];
    if (typeof seconds !== "string") throw Error("the answer names no wait");
    await control("POST", "clock/advance", { seconds: Number(seconds) });
    answer = await send(step);
  }
  return answer;
}
