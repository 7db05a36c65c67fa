module timetrack.example/conformance

go 1.18
