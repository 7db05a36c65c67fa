<?php

declare(strict_types=1);

namespace Conformance;

/** Compares answers with what is expected of them. */
final class Pattern
{
    /** What is not as expected, or nothing. */
    public static function difference(\stdClass $expect, Answer $answer): string
    {
        $records = is_array($answer->body) ? $answer->body : [];
        if (!preg_match('/^' . strtr($expect->status, ['XX' => '..']) . '$/', (string) $answer->status)) {
            $shown = Json::shown($answer->body);
            return "the status is $answer->status instead of $expect->status: $shown";
        }
        if (isset($expect->records) && count($records) !== $expect->records) {
            return 'there are ' . count($records) . " records instead of $expect->records";
        }
        if (isset($expect->distinct) && self::twice($records, $expect->distinct)) {
            return "two records have the same $expect->distinct";
        }
        foreach (isset($expect->each) ? $records : [] as $i => $record) {
            if ($wrong = self::mismatch($expect->each, $record, "[$i]")) {
                return $wrong;
            }
        }
        $wrong = self::mismatch($expect->headers ?? new \stdClass(), (object) $answer->headers, 'headers');
        return $wrong ?: (isset($expect->body) ? self::mismatch($expect->body, $answer->body, 'the answer') : '');
    }

    /** Where a value does not match a pattern, or nothing. What is null in a pattern may be missing in the value. */
    public static function mismatch(mixed $pattern, mixed $value, string $place): string
    {
        if ($pattern instanceof \stdClass && isset($pattern->{'$is'})) {
            $kind = $pattern->{'$is'};
            return self::is($kind, $value) ? '' : "$place is " . Json::shown($value) . " instead of $kind";
        }
        $objects = $pattern instanceof \stdClass && $value instanceof \stdClass;
        if ($objects || (is_array($pattern) && is_array($value) && count($pattern) === count($value))) {
            foreach ((array) $pattern as $name => $each) {
                $inside = $objects ? $value->{$name} ?? null : $value[$name];
                if ($wrong = self::mismatch($each, $inside, $objects ? "$place.$name" : "{$place}[$name]")) {
                    return $wrong;
                }
            }
            return '';
        }
        $same = self::isNumber($pattern) && self::isNumber($value) ? $pattern == $value : $pattern === $value;
        return $same ? '' : "$place is " . Json::shown($value) . ' instead of ' . Json::shown($pattern);
    }

    private static function is(string $kind, mixed $value): bool
    {
        return match ($kind) {
            'anything' => $value !== null,
            'text' => is_string($value),
            'number' => self::isNumber($value),
            'integer' => is_int($value),
            'date' => is_string($value) && preg_match('/^\d{4}-\d\d-\d\d$/D', $value),
            'timestamp' => is_string($value) && preg_match('/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/', $value),
        };
    }

    private static function isNumber(mixed $value): bool
    {
        return is_int($value) || is_float($value);
    }

    /** @param array<mixed> $records */
    private static function twice(array $records, string $property): bool
    {
        $values = array_map(static fn ($record) => Json::shown($record->{$property} ?? null), $records);
        return count(array_unique($values)) !== count($records);
    }
}
