<?php

declare(strict_types=1);

// Plays the scenarios of the conformance kit with the client that openapi-generator makes of the contract.
// What a scenario means is defined by conformance/runner.py.
//
//     php run.php CLIENT FOLDER
//
// reads TIMETRACK_BASE_URL, TIMETRACK_API_KEY, TIMETRACK_API_SECRET and TIMETRACK_CONTROL.

define('CLIENT', $argv[1]);
require __DIR__ . '/bootstrap.php';

$files = glob($argv[2] . '/*.json');
if (!$files) {
    fwrite(STDERR, "There are no scenarios in $argv[2]\n");
    exit(2);
}
$player = new Conformance\Player();
$typed = new Conformance\Typed();
$status = 0;
foreach ($files as $file) {
    $line = ['scenario' => basename($file, '.json'), 'passed' => true, 'why' => ''];
    try {
        $scenario = json_decode(file_get_contents($file), flags: JSON_THROW_ON_ERROR);
        $player->play($scenario, $player->steps(...));
        // Once more as a person would write it, if there is such a program.
        if ($program = $typed->programs()[$line['scenario']] ?? null) {
            $player->play($scenario, $program);
        }
    } catch (Throwable $failure) {
        $line = ['scenario' => $line['scenario'], 'passed' => false, 'why' => $failure->getMessage()];
        $status = 1;
    }
    echo Conformance\Json::shown($line), "\n";
}
exit($status);
