package main

import (
	"encoding/json"
	"reflect"
	"strings"
)

// inItsTypes is a body with 1 and 0 as true and false, where the model of the client has a bool.
func inItsTypes(model reflect.Type, body any) any {
	given, isObject := body.(map[string]any)
	if !isObject || model.Kind() != reflect.Struct {
		return body
	}
	written := make(map[string]any, len(given))
	for name, each := range given {
		written[name] = each
	}
	for i := 0; i < model.NumField(); i++ {
		field := model.Field(i)
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		if number, isNumber := given[name].(json.Number); isNumber && isTruth(field.Type) {
			written[name] = number == "1"
		}
	}
	return written
}

func isTruth(kind reflect.Type) bool {
	if kind.Kind() == reflect.Pointer {
		kind = kind.Elem()
	}
	return kind.Kind() == reflect.Bool
}
