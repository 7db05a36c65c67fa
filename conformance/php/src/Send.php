<?php

declare(strict_types=1);

namespace Conformance;

use GuzzleHttp\Client;
use TimeTrack\Client\ApiException;
use TimeTrack\Client\ObjectSerializer;

/** Carries out one call with the method that the generator made of its operation. */
final class Send
{
    private readonly Client $http;

    public function __construct()
    {
        $this->http = Session::http();
    }

    /**
     * An error status is an answer like any other.
     *
     * @throws \Throwable where the client cannot say something, or cannot read what came
     */
    public function __invoke(\stdClass $step): Answer
    {
        [$class, $method] = $this->operation($step->operation);
        $api = new $class($this->http, Session::configuration($step->keys ?? 'both'));
        $arguments = $this->arguments(new \ReflectionMethod($class, $method), $step);
        try {
            [$result, $status, $headers] = $api->$method(...$arguments);
        } catch (ApiException $refusal) {
            return $this->refused($refusal);
        }
        return Answer::of($status, $headers, $this->plain($result));
    }

    /** @return array{class-string, string} */
    private function operation(string $id): array
    {
        $method = lcfirst(strtr(ucwords($id, '_'), ['_' => ''])) . 'WithHttpInfo';
        foreach (glob(CLIENT . '/lib/Api/*.php') as $file) {
            $class = 'TimeTrack\\Client\\Api\\' . basename($file, '.php');
            if (method_exists($class, $method)) {
                return [$class, $method];
            }
        }
        throw new Failure("the client has no method for $id");
    }

    /**
     * What a step sends, under the names that the client gives it: projectName is project_name.
     *
     * @return array<string, mixed>
     */
    private function arguments(\ReflectionMethod $method, \stdClass $step): array
    {
        $arguments = isset($step->id) ? ['id' => $step->id] : [];
        foreach ((array) ($step->query ?? []) as $name => $value) {
            $arguments[$this->snake($name)] = $value;
        }
        foreach ($method->getParameters() as $parameter) {
            if (isset($step->body) && !$parameter->isOptional() && $parameter->getName() !== 'id') {
                $arguments[$parameter->getName()] = $this->model($parameter->getName(), $step->body);
            }
        }
        return $arguments;
    }

    /** A model as a person makes it: new ClientCreate(['name' => …]), with a DateTime for a date and true for a 1. */
    private function model(string $parameter, \stdClass $body): object
    {
        $class = 'TimeTrack\\Client\\Model\\' . strtr(ucwords($parameter, '_'), ['_' => '']);
        $names = array_flip($class::attributeMap());
        $values = [];
        foreach ((array) $body as $name => $value) {
            Failure::unless(isset($names[$name]), "$class has no property for $name");
            $values[$names[$name]] = match ($class::openAPITypes()[$names[$name]]) {
                '\\DateTime' => new \DateTime($value),
                'bool' => is_int($value) ? $value === 1 : $value,
                default => $value,
            };
        }
        return new $class($values);
    }

    private function refused(ApiException $refusal): Answer
    {
        $status = $refusal->getCode();
        $cannotRead = "the client cannot read the answer $status: {$refusal->getMessage()}";
        Failure::unless($status >= 400, $cannotRead);
        $read = $refusal->getResponseObject();
        $body = $read === null ? Json::read($refusal->getResponseBody()) : $this->plain($read);
        return Answer::of($status, $refusal->getResponseHeaders(), $body);
    }

    /** What the client read, as JSON again. */
    private function plain(mixed $result): mixed
    {
        return Json::read(Json::shown(ObjectSerializer::sanitizeForSerialization($result)));
    }

    private function snake(string $name): string
    {
        return strtolower(preg_replace('/(?<=[a-z0-9])(?=[A-Z])/', '_', $name));
    }
}
