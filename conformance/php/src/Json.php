<?php

declare(strict_types=1);

namespace Conformance;

/** JSON as it is read and shown here: objects are stdClass, so that {} and [] are not the same. */
final class Json
{
    public static function shown(mixed $value): string
    {
        return json_encode($value, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR);
    }

    /** The value of a text, null where it is no JSON. */
    public static function read(?string $text): mixed
    {
        return json_decode($text ?? '');
    }

    /**
     * The values that were kept, in the place of their names.
     *
     * @param array<string, mixed> $kept
     */
    public static function filled(mixed $value, array $kept): mixed
    {
        if ($value instanceof \stdClass) {
            return (object) array_map(static fn ($each) => self::filled($each, $kept), (array) $value);
        }
        if (is_array($value)) {
            return array_map(static fn ($each) => self::filled($each, $kept), $value);
        }
        $isName = is_string($value) && preg_match('/^\{(\w+)\}$/', $value, $found);
        return $isName && array_key_exists($found[1], $kept) ? $kept[$found[1]] : $value;
    }

    /** The value that a JSON pointer names. */
    public static function at(mixed $value, string $pointer): mixed
    {
        foreach (array_slice(explode('/', $pointer), 1) as $part) {
            $value = is_array($value) ? $value[(int) $part] : $value->{$part};
        }
        return $value;
    }
}
