// The runner plays the scenarios of the conformance kit with the client that openapi-generator makes of the contract.
// What a scenario means is defined by conformance/runner.py; the client, in the folder timetrack, is made by the build.
//
//	TIMETRACK_BASE_URL=… TIMETRACK_API_KEY=… TIMETRACK_API_SECRET=… TIMETRACK_CONTROL=… runner FOLDER
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
)

// report is the line that is printed for a scenario.
type report struct {
	Scenario string `json:"scenario"`
	Passed   bool   `json:"passed"`
	Why      string `json:"why"`
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "Name the folder of the scenarios.")
		os.Exit(2)
	}
	files, err := filepath.Glob(filepath.Join(os.Args[1], "*.json"))
	if err != nil || len(files) == 0 {
		fmt.Fprintln(os.Stderr, "There are no scenarios in", os.Args[1])
		os.Exit(2)
	}
	lines := json.NewEncoder(os.Stdout)
	lines.SetEscapeHTML(false)
	status := 0
	for _, file := range files { // Glob sorts them
		line := report{Scenario: stem(file), Passed: true}
		if err := playFile(file); err != nil {
			line.Passed, line.Why, status = false, err.Error(), 1
		}
		if err := lines.Encode(line); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
	}
	os.Exit(status)
}

// playFile plays the scenario of a file, and once more as a person would write it, if there is such a program.
func playFile(file string) error {
	what, err := readScenario(file)
	if err != nil {
		return err
	}
	if err := play(what, playSteps); err != nil {
		return err
	}
	if program, ok := typed[stem(file)]; ok {
		if err := play(what, func(scenario) error { return program() }); err != nil {
			return fmt.Errorf("typed.go: %w", err)
		}
	}
	return nil
}
