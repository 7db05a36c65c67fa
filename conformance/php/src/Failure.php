<?php

declare(strict_types=1);

namespace Conformance;

/** Something is not as a scenario expects it. */
final class Failure extends \Exception
{
    public static function unless(bool $so, string $otherwise): void
    {
        if (!$so) {
            throw new self($otherwise);
        }
    }
}
