package main

import (
	"fmt"
	"strconv"
	"strings"
)

// play resets the mock, carries out the beginning and the steps of a scenario, and looks at what arrived.
func play(what scenario, steps func(scenario) error) error {
	if _, err := control("POST", "reset", map[string]any{}); err != nil {
		return err
	}
	for _, given := range what.Before {
		if err := controlStep(given.(map[string]any)); err != nil {
			return err
		}
	}
	if err := steps(what); err != nil {
		return err
	}
	return compareArrived(what.Arrived)
}

// playSteps carries out the steps as they stand, by reflection.
func playSteps(what scenario) error {
	kept := map[string]any{}
	for i, given := range what.Steps {
		step := filled(given, kept).(map[string]any)
		if step["control"] != nil {
			if err := controlStep(step); err != nil {
				return err
			}
			continue
		}
		var asked call
		if err := recast(step, &asked); err != nil {
			return err
		}
		if err := playCall(asked, kept); err != nil {
			return fmt.Errorf("step %d, %s: %w", len(what.Before)+i+1, asked.Operation, err)
		}
	}
	return nil
}

func playCall(asked call, kept map[string]any) error {
	got, err := perform(asked)
	if err != nil {
		return err
	}
	if wrong := difference(asked.Expect, got); wrong != "" {
		return fmt.Errorf("%s", wrong)
	}
	for name, pointer := range asked.Keep {
		if kept[name], err = at(got.body, pointer); err != nil {
			return err
		}
	}
	return nil
}

// at is the value that a JSON pointer names.
func at(value any, pointer string) (any, error) {
	for _, part := range strings.Split(pointer, "/")[1:] {
		switch inside := value.(type) {
		case map[string]any:
			value = inside[part]
		case []any:
			i, err := strconv.Atoi(part)
			if err != nil || i >= len(inside) {
				return nil, fmt.Errorf("there is no %s in %s", pointer, shown(inside))
			}
			value = inside[i]
		default:
			return nil, fmt.Errorf("there is no %s", pointer)
		}
	}
	return value, nil
}

// compareArrived compares what the mock saw with what should have arrived, requests of one kind in a row as one.
func compareArrived(expected any) error {
	seen, err := control("GET", "requests", nil)
	if err != nil {
		return err
	}
	type entry struct {
		Operation string `json:"operation"`
		Status    int    `json:"status"`
		Times     int    `json:"times"`
	}
	var all, grouped []entry
	if err := recast(seen, &all); err != nil {
		return err
	}
	for _, each := range all {
		last := len(grouped) - 1
		if last < 0 || grouped[last].Operation != each.Operation || grouped[last].Status != each.Status {
			grouped, last = append(grouped, entry{each.Operation, each.Status, 0}), last+1
		}
		grouped[last].Times++
	}
	if got, want := shown(grouped), shown(expected); !same(got, want) {
		return fmt.Errorf("what arrived is %s instead of %s", got, want)
	}
	return nil
}

// same tells whether two texts hold the same JSON; a type and a map write their names in different orders.
func same(one, other string) bool {
	var left, right any
	return decode([]byte(one), &left) == nil && decode([]byte(other), &right) == nil && shown(left) == shown(right)
}
