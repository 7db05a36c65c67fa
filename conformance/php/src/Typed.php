<?php

declare(strict_types=1);

namespace Conformance;

use TimeTrack\Client\Api\ClientsApi;
use TimeTrack\Client\Api\WorkReportsApi;
use TimeTrack\Client\ApiException;
use TimeTrack\Client\Model\ClientCreate;
use TimeTrack\Client\Model\ClientUpdate;

/**
 * Scenarios once more, as a person writes them: with the models and methods of the client and no reflection.
 * They send the same requests as the scenario, which compares what arrived.
 */
final class Typed
{
    private readonly ClientsApi $clients;
    private readonly WorkReportsApi $reports;

    public function __construct()
    {
        $this->clients = new ClientsApi(Session::http(), Session::configuration());
        $this->reports = new WorkReportsApi(Session::http(), Session::configuration());
    }

    /** @return array<string, callable> */
    public function programs(): array
    {
        return ['client-life' => $this->clientLife(...), 'paging-from-one' => $this->paging(...)];
    }

    /** Creates, reads, changes, lists and deletes a client, and handles the error that it is gone. */
    private function clientLife(): void
    {
        $id = $this->clients
            ->createClient(new ClientCreate(['name' => 'Kit GmbH', 'address_country' => 'AT']))
            ->getId();
        $client = $this->clients->getClient($id);
        $this->expect([$client->getName(), $client->getEnabled(), $client->getNotes()], ['Kit GmbH', true, null]);
        $this->clients->updateClient($id, (new ClientUpdate())->setNotes('Customer since 2026'));
        $this->expect($this->clients->getClient($id)->getNotes(), 'Customer since 2026');
        $found = $this->clients->listClients(name: 'Kit GmbH');
        $this->expect(array_map(static fn ($client) => $client->getId(), $found), [$id]);
        $this->clients->deleteClient($id);
        try {
            $this->clients->getClient($id);
            throw new Failure('typed: the client should be gone');
        } catch (ApiException $gone) {
            $error = $gone->getResponseObject()->getErrors()[0];
            $this->expect([$gone->getCode(), $error->getStatus(), $error->getTitle() > ''], [404, 404, true]);
        }
        $this->expect(count($this->clients->listClients()), 3);
    }

    /** Reads two lists to their end, each record once, whatever the number of the first page. */
    private function paging(): void
    {
        $month = ['username' => 'test', 'from' => '2026-10-01T00:00:00.000Z', 'to' => '2026-10-31T23:59:59.999Z'];
        $days = $this->everyPage(
            10,
            fn (?int $page) => $this->reports->listWorkReports(...$month, page_number: $page, limit: 10),
            static fn ($report) => $report->getWorkDate()->format('Y-m-d'),
        );
        $clients = $this->everyPage(
            3,
            fn (?int $page) => $this->clients->listClients(page_number: $page, limit: 3),
            static fn ($client) => $client->getId(),
        );
        $this->expect([count($days), count($clients)], [31, 3]);
    }

    /**
     * Fetches pages until one is shorter than $size. The first is asked for without a number, since nobody knows
     * whether it is 0 or 1; where it is 1, page 1 brings what is known already.
     *
     * @return array<mixed>
     */
    private function everyPage(int $size, callable $fetch, callable $key): array
    {
        $records = [];
        for ($page = 0; true; $page++) {
            $found = $fetch($page ?: null);
            $known = count($records);
            $records += array_combine(array_map($key, $found), $found);
            if (count($found) < $size || ($page > 1 && count($records) === $known)) {
                return $records;
            }
        }
    }

    private function expect(mixed $got, mixed $wanted): void
    {
        $shown = 'typed: there is ' . Json::shown($got) . ' instead of ' . Json::shown($wanted);
        Failure::unless($got === $wanted, $shown);
    }
}
