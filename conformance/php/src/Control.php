<?php

declare(strict_types=1);

namespace Conformance;

use GuzzleHttp\Client;

/** The control path of the mock, which is no part of the API. */
final class Control
{
    private readonly Client $http;

    public function __construct()
    {
        $this->http = new Client(['base_uri' => getenv('TIMETRACK_CONTROL'), 'timeout' => 30]);
    }

    /** Sends what a step says, such as {"control": "PUT limit", "body": {…}}. */
    public function step(\stdClass $step): void
    {
        $this->send(...[...explode(' ', $step->control), $step->body]);
    }

    public function send(string $method, string $path, \stdClass $body = new \stdClass()): mixed
    {
        return Json::read((string) $this->http->request($method, $path, ['json' => $body])->getBody());
    }
}
