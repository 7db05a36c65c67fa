<?php

declare(strict_types=1);

namespace Conformance;

/** Plays scenarios; conformance/scenario.schema.json says what each part of one means. */
final class Player
{
    private readonly Control $control;
    private readonly Perform $perform;

    public function __construct()
    {
        $this->control = new Control();
        $this->perform = new Perform(new Send(), $this->control);
    }

    /**
     * Resets the mock, carries out the beginning and the steps of a scenario, and looks at what arrived.
     *
     * @param callable(\stdClass): void $steps
     */
    public function play(\stdClass $scenario, callable $steps): void
    {
        $this->control->send('POST', 'reset');
        array_map($this->control->step(...), $scenario->before ?? []);
        $steps($scenario);
        $grouped = [];
        foreach ($this->control->send('GET', 'requests') as $request) {
            $last = end($grouped);
            if (!$last || [$last->operation, $last->status] !== [$request->operation, $request->status]) {
                $one = ['operation' => $request->operation, 'status' => $request->status, 'times' => 0];
                $grouped[] = $last = (object) $one;
            }
            $last->times++;
        }
        $expected = Json::shown($scenario->arrived);
        $arrived = Json::shown($grouped);
        $wrong = count($grouped) === count($scenario->arrived) ? '' : 'another number of them';
        $wrong = $wrong ?: Pattern::mismatch($scenario->arrived, $grouped, '');
        Failure::unless($wrong === '', "what arrived is $arrived instead of $expected");
    }

    /** Carries out the steps as they stand, by reflection. */
    public function steps(\stdClass $scenario): void
    {
        $kept = [];
        foreach ($scenario->steps as $i => $given) {
            $step = Json::filled($given, $kept);
            if (isset($step->control)) {
                $this->control->step($step);
                continue;
            }
            try {
                $answer = ($this->perform)($step);
                $wrong = Pattern::difference($step->expect, $answer);
                Failure::unless($wrong === '', $wrong);
                foreach ((array) ($step->keep ?? []) as $name => $pointer) {
                    $kept[$name] = Json::at($answer->body, $pointer);
                }
            } catch (\Throwable $failure) {
                $number = count($scenario->before ?? []) + $i + 1;
                throw new Failure("step $number, $step->operation: {$failure->getMessage()}", 0, $failure);
            }
        }
    }
}
