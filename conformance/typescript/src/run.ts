// Plays every scenario of a folder with the typed client and reports each in one line: node run.ts FOLDER

import { play } from "./play.ts";
import { scenarios } from "./scenario.ts";
import { walk } from "./typed.ts";

await walk();
for (const [scenario, content] of scenarios(process.argv[2] ?? "scenarios")) {
  let why = "";
  try {
    await play(content);
  } catch (error) {
    why = error instanceof Error ? error.message : String(error);
    why ||= "it failed without a word";
    process.exitCode = 1;
  }
  console.log(JSON.stringify({ scenario, passed: !why, why }));
}
