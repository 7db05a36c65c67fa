package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"reflect"
	"strings"

	"timetrack.example/conformance/timetrack"
)

// answer is what came back: the status, the headers with names in lower case, and the JSON, nil where there is none.
type answer struct {
	status  int
	headers map[string]string
	body    any
}

// send carries out one call with the method that the generator made of its operation. An error status is an answer
// like any other; an error is returned where the client cannot say something, or cannot read what came.
func send(asked call) (answer, error) {
	request, err := prepared(asked)
	if err != nil {
		return answer{}, err
	}
	results := request.MethodByName("Execute").Call(nil)
	last := len(results) - 1
	failure, _ := results[last].Interface().(error)
	response, _ := results[last-1].Interface().(*http.Response)
	if response == nil {
		return answer{}, fmt.Errorf("nothing was sent: %w", failure)
	}
	got := answer{status: response.StatusCode, headers: lowered(response.Header)}
	if failure != nil {
		got.body, err = refused(got.status, failure)
	} else if last > 1 {
		err = recast(results[0].Interface(), &got.body)
	}
	return got, err
}

// prepared is the request of a call with everything that it sends, such as api.ClientsAPI.ListClients(ctx).Limit(2).
func prepared(asked call) (reflect.Value, error) {
	method, err := operation(asked.Operation)
	if err != nil {
		return method, err
	}
	arguments := []reflect.Value{reflect.ValueOf(session(asked.Keys))}
	if method.Type().NumIn() > 1 {
		id, err := typedValue(method.Type().In(1), asked.ID)
		if err != nil {
			return method, err
		}
		arguments = append(arguments, id)
	}
	request := method.Call(arguments)[0]
	for name, value := range asked.Query {
		if request, err = set(request, request.MethodByName(camel(name)), name, value); err != nil {
			return request, err
		}
	}
	if asked.Body != nil {
		return set(request, bodySetter(request), "body", asked.Body)
	}
	return request, nil
}

// operation finds the method of an operationId among the services of the client.
func operation(id string) (reflect.Value, error) {
	services := reflect.ValueOf(api).Elem()
	for i := 0; i < services.NumField(); i++ {
		if !services.Type().Field(i).IsExported() {
			continue
		}
		if method := services.Field(i).MethodByName(camel(id)); method.IsValid() {
			return method, nil
		}
	}
	return reflect.Value{}, fmt.Errorf("the client has no method for %s", id)
}

// bodySetter is the one method of a request that takes a model.
func bodySetter(request reflect.Value) reflect.Value {
	for i := 0; i < request.NumMethod(); i++ {
		method := request.Method(i)
		if method.Type().NumIn() == 1 && method.Type().In(0).Kind() == reflect.Struct {
			return method
		}
	}
	return reflect.Value{}
}

// set gives a request one more thing to send, in the type that the client has for it.
func set(request, setter reflect.Value, name string, value any) (reflect.Value, error) {
	if !setter.IsValid() {
		return request, fmt.Errorf("%s cannot be given %s", request.Type().Name(), name)
	}
	argument, err := typedValue(setter.Type().In(0), value)
	if err != nil {
		return request, fmt.Errorf("%s: %w", name, err)
	}
	return setter.Call([]reflect.Value{argument})[0], nil
}

// typedValue reads a JSON value into a type of the client.
func typedValue(kind reflect.Type, value any) (reflect.Value, error) {
	text, err := json.Marshal(inItsTypes(kind, value))
	read := reflect.New(kind)
	if err == nil {
		err = json.Unmarshal(text, read.Interface())
	}
	return read.Elem(), err
}

// refused is the body of an error status, read by the client where it can. A success that comes as an error is one.
func refused(status int, failure error) (any, error) {
	var known *timetrack.GenericOpenAPIError
	if status < 400 || !errors.As(failure, &known) {
		return nil, fmt.Errorf("the client cannot read the answer %d: %w", status, failure)
	}
	var body any
	if known.Model() != nil {
		return body, recast(known.Model(), &body)
	}
	if decode(known.Body(), &body) != nil {
		return nil, nil // such as a web page
	}
	return body, nil
}

func lowered(headers http.Header) map[string]string {
	result := map[string]string{}
	for name := range headers {
		result[strings.ToLower(name)] = headers.Get(name)
	}
	return result
}

// camel is the name of an exported method as the generator writes it: list_clients is ListClients, from is From.
func camel(name string) string {
	result := ""
	for _, part := range strings.Split(name, "_") {
		if part != "" {
			result += strings.ToUpper(part[:1]) + part[1:]
		}
	}
	return result
}
