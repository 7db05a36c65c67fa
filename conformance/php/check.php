<?php

declare(strict_types=1);

// Compiles and links every file of the generated client and of this runner, in one process: php check.php CLIENT
// Loading a class finds more than php -l, such as a method that does not fit its interface.

define('CLIENT', $argv[1]);
require __DIR__ . '/bootstrap.php';

$count = 0;
foreach ([CLIENT . '/lib', __DIR__ . '/src'] as $folder) {
    $files = new RecursiveIteratorIterator(new RecursiveDirectoryIterator($folder, FilesystemIterator::SKIP_DOTS));
    foreach ($files as $file) {
        if ($file->getExtension() === 'php') {
            require_once $file->getPathname();
            $count++;
        }
    }
}
echo "$count files\n";
