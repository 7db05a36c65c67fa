<?php

declare(strict_types=1);

namespace Conformance;

/** What came back: the status, the headers with names in lower case, and the JSON, null where there is none. */
final class Answer
{
    /** @param array<string, string> $headers */
    public function __construct(
        public readonly int $status,
        public readonly array $headers,
        public readonly mixed $body,
    ) {
    }

    /** @param array<string, string[]> $headers as Guzzle has them */
    public static function of(int $status, array $headers, mixed $body): self
    {
        $texts = array_map(static fn (array $values) => implode(', ', $values), $headers);
        return new self($status, array_change_key_case($texts), $body);
    }
}
