<?php

declare(strict_types=1);

// Loads Guzzle (Debian's packages have no composer), the generated client and this runner, and makes an exception of
// every warning, notice and deprecation, so that a client that only almost works is not taken for one that does.

error_reporting(E_ALL);
set_error_handler(static function (int $severity, string $message, string $file, int $line): bool {
    if (!(error_reporting() & $severity)) {
        return false; // silenced on the spot with @
    }
    throw new ErrorException($message, 0, $severity, $file, $line);
});

require_once 'GuzzleHttp/autoload.php';

spl_autoload_register(static function (string $class): void {
    $folders = ['TimeTrack\\Client\\' => CLIENT . '/lib/', 'Conformance\\' => __DIR__ . '/src/'];
    foreach ($folders as $prefix => $folder) {
        $file = $folder . strtr(substr($class, strlen($prefix)), '\\', '/') . '.php';
        if (str_starts_with($class, $prefix) && is_file($file)) {
            require_once $file;
        }
    }
});
