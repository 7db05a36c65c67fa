package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"sort"
	"strconv"
	"strings"
)

var (
	date      = regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)
	timestamp = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d`)
)

// difference is what is not as expected, or nothing.
func difference(expect expectation, got answer) string {
	records, _ := got.body.([]any)
	status := strconv.Itoa(got.status)
	if !regexp.MustCompile("^" + strings.Replace(expect.Status, "XX", "..", 1) + "$").MatchString(status) {
		return fmt.Sprintf("the status is %s instead of %s: %s", status, expect.Status, shown(got.body))
	}
	if expect.Records != nil && len(records) != *expect.Records {
		return fmt.Sprintf("there are %d records instead of %d", len(records), *expect.Records)
	}
	if expect.Distinct != "" && twice(records, expect.Distinct) {
		return "two records have the same " + expect.Distinct
	}
	for i, record := range records {
		if wrong := mismatch(expect.Each, record, fmt.Sprintf("[%d]", i)); expect.Each != nil && wrong != "" {
			return wrong
		}
	}
	for name, pattern := range expect.Headers {
		var value any
		if text, ok := got.headers[name]; ok {
			value = text
		}
		if wrong := mismatch(pattern, value, "headers."+name); wrong != "" {
			return wrong
		}
	}
	if expect.Body == nil {
		return ""
	}
	return mismatch(expect.Body, got.body, "the answer")
}

// mismatch is where a value does not match a pattern, or nothing. What is null in a pattern may be missing.
func mismatch(pattern, value any, place string) string {
	switch wanted := pattern.(type) {
	case map[string]any:
		if kind, ok := wanted["$is"].(string); ok {
			if !is(kind, value) {
				return fmt.Sprintf("%s is %s instead of %s", place, shown(value), kind)
			}
			return ""
		}
		if given, ok := value.(map[string]any); ok {
			for _, name := range sorted(wanted) {
				if wrong := mismatch(wanted[name], given[name], place+"."+name); wrong != "" {
					return wrong
				}
			}
			return ""
		}
	case []any:
		if given, ok := value.([]any); ok && len(given) == len(wanted) {
			for i, each := range wanted {
				if wrong := mismatch(each, given[i], fmt.Sprintf("%s[%d]", place, i)); wrong != "" {
					return wrong
				}
			}
			return ""
		}
	default:
		if equal(pattern, value) {
			return ""
		}
	}
	return fmt.Sprintf("%s is %s instead of %s", place, shown(value), shown(pattern))
}

// is tells whether a value is of a kind that a pattern names.
func is(kind string, value any) bool {
	text, isText := value.(string)
	number, isNumber := value.(json.Number)
	switch kind {
	case "anything":
		return value != nil
	case "text":
		return isText
	case "number":
		return isNumber
	case "integer":
		return isNumber && !strings.ContainsAny(number.String(), ".eE")
	case "date":
		return isText && date.MatchString(text)
	case "timestamp":
		return isText && timestamp.MatchString(text)
	}
	return false
}

// equal compares two values that hold no others; 1 and 1.0 are equal.
func equal(one, other any) bool {
	left, isNumber := one.(json.Number)
	right, isToo := other.(json.Number)
	if !isNumber || !isToo {
		return isNumber == isToo && shown(one) == shown(other)
	}
	a, wrongA := left.Float64()
	b, wrongB := right.Float64()
	return wrongA == nil && wrongB == nil && a == b
}

// twice tells whether two records have the same value of a property.
func twice(records []any, property string) bool {
	seen := map[string]bool{}
	for _, each := range records {
		record, _ := each.(map[string]any)
		seen[shown(record[property])] = true
	}
	return len(seen) != len(records)
}

// shown is the JSON of a value, for people and for comparing; names in objects are in order.
func shown(value any) string {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return err.Error()
	}
	return strings.TrimSpace(text.String())
}

func sorted(object map[string]any) []string {
	names := make([]string, 0, len(object))
	for name := range object {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// whole is a number as an int, 0 if it is none.
func whole(value any) int {
	number, _ := value.(json.Number)
	result, _ := strconv.Atoi(number.String())
	return result
}
