package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// scenario is one file of the kit; conformance/scenario.schema.json says what each part means.
type scenario struct {
	Before  []any `json:"before"`
	Steps   []any `json:"steps"`
	Arrived any   `json:"arrived"`
}

// call is a step that asks for an operation of the contract.
type call struct {
	Operation string            `json:"operation"`
	ID        any               `json:"id"`
	Query     map[string]any    `json:"query"`
	Body      any               `json:"body"`
	Keys      string            `json:"keys"`
	Until     string            `json:"until"`
	Patient   bool              `json:"patient"`
	Expect    expectation       `json:"expect"`
	Keep      map[string]string `json:"keep"`
}

// expectation is what the answer to a call has to be. What is nil is not expected.
type expectation struct {
	Status   string         `json:"status"`
	Headers  map[string]any `json:"headers"`
	Body     any            `json:"body"`
	Records  *int           `json:"records"`
	Each     any            `json:"each"`
	Distinct string         `json:"distinct"`
}

func readScenario(file string) (scenario, error) {
	var read scenario
	text, err := os.ReadFile(file)
	if err == nil {
		err = decode(text, &read)
	}
	return read, err
}

// stem is the name of a file without folder and ending.
func stem(file string) string {
	return strings.TrimSuffix(filepath.Base(file), ".json")
}

// decode reads JSON, with numbers as they are written: 1 and 1.0 are not the same kind, and ids keep all their digits.
func decode(text []byte, into any) error {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	if err := decoder.Decode(into); err != nil {
		return err
	}
	if _, err := decoder.Token(); err != io.EOF {
		return fmt.Errorf("there is something after the JSON")
	}
	return nil
}

// recast turns one JSON value into another, by way of its text.
func recast(from, into any) error {
	text, err := json.Marshal(from)
	if err != nil {
		return err
	}
	return decode(text, into)
}

// filled puts the values that were kept in the place of their names.
func filled(value any, kept map[string]any) any {
	switch given := value.(type) {
	case map[string]any:
		result := make(map[string]any, len(given))
		for name, each := range given {
			result[name] = filled(each, kept)
		}
		return result
	case []any:
		result := make([]any, len(given))
		for i, each := range given {
			result[i] = filled(each, kept)
		}
		return result
	case string:
		if name := strings.TrimSuffix(strings.TrimPrefix(given, "{"), "}"); "{"+name+"}" == given {
			if found, ok := kept[name]; ok {
				return found
			}
		}
	}
	return value
}
