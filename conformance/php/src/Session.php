<?php

declare(strict_types=1);

namespace Conformance;

use GuzzleHttp\Client;
use TimeTrack\Client\Configuration;

/** How the generated client is set up. */
final class Session
{
    /** The place, among the servers of the contract, of the one whose variable is the whole base URL. */
    private const ON_PREMISE = 1;

    /** @param string $keys which of the two headers are sent: both, none, key, secret or wrong */
    public static function configuration(string $keys = 'both'): Configuration
    {
        $configuration = new Configuration();
        $baseUrl = ['baseUrl' => getenv('TIMETRACK_BASE_URL')];
        $configuration->setHost($configuration->getHostFromSettings(self::ON_PREMISE, $baseUrl));
        if (in_array($keys, ['both', 'key', 'wrong'], true)) {
            $configuration->setApiKey('X-TimeTrack-Api-Key', getenv('TIMETRACK_API_KEY'));
        }
        if (in_array($keys, ['both', 'secret', 'wrong'], true)) {
            $secret = $keys === 'wrong' ? 'wrong' : getenv('TIMETRACK_API_SECRET');
            $configuration->setApiKey('X-TimeTrack-Api-Secret', $secret);
        }
        return $configuration;
    }

    public static function http(): Client
    {
        return new Client(['timeout' => 30]);
    }
}
