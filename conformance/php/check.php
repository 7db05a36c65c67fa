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

// Of what may be of two types the generator makes a class without properties, which loses what is in it.
$models = array_filter(get_declared_classes(), static fn ($class) => str_starts_with($class, 'TimeTrack\\Client\\Model\\'));
$lost = [];
foreach ($models as $model) {
    foreach ($model::openAPITypes() as $property => $type) {
        $class = ltrim($type, '\\');
        if (in_array($class, $models, true) && $class::openAPITypes() === []) {
            $lost[] = "$property of $model loses its value: map " . basename(strtr($class, '\\', '/')) . ' in language.json';
        }
    }
}
if ($lost) {
    fwrite(STDERR, implode("\n", $lost) . "\n");
    exit(1);
}
echo "$count files\n";
