<?php

declare(strict_types=1);

namespace Conformance;

/** Carries out a call, with all its pages and all its waits. */
final class Perform
{
    private const LONGEST_PATIENCE = 10; // refusals, then the answer is the last one

    public function __construct(private readonly Send $send, private readonly Control $control)
    {
    }

    public function __invoke(\stdClass $step): Answer
    {
        $answer = $this->patiently($step);
        $limit = $step->query->limit ?? 0;
        if (($step->until ?? '') !== 'end' || $answer->status !== 200 || count($answer->body) < $limit) {
            return $answer;
        }
        // Nobody knows whether the first page is 0 or 1: ask for 1, and if that is the first page again, it is.
        $records = self::byContent($answer->body);
        for ($page = 1; true; $page++) {
            $more = $this->patiently($this->page($step, $page));
            if ($more->status !== 200) {
                return $more;
            }
            $known = count($records);
            $records += self::byContent($more->body);
            if (count($more->body) < $limit || ($page > 1 && count($records) === $known)) {
                return new Answer(200, $more->headers, array_values($records));
            }
        }
    }

    /** Sends a call, again and again if it is patient, each time after the wait that the answer names. */
    private function patiently(\stdClass $step): Answer
    {
        $answer = ($this->send)($step);
        $patience = ($step->patient ?? false) ? self::LONGEST_PATIENCE : 0;
        for ($i = 0; $answer->status === 429 && $i < $patience; $i++) {
            $wait = (object) ['seconds' => (float) $answer->headers['retry-after']];
            $this->control->send('POST', 'clock/advance', $wait);
            $answer = ($this->send)($step);
        }
        return $answer;
    }

    private function page(\stdClass $step, int $number): \stdClass
    {
        $query = (object) (['page_number' => $number] + (array) $step->query);
        return (object) (['query' => $query] + (array) $step);
    }

    /**
     * @param  array<mixed>         $records
     * @return array<string, mixed>
     */
    private static function byContent(array $records): array
    {
        return array_combine(array_map(Json::shown(...), $records), $records);
    }
}
