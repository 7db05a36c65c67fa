package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
)

// controlStep turns the mock as a step says, such as {"control": "PUT limit", "body": {…}}.
func controlStep(step map[string]any) error {
	method, path, _ := strings.Cut(step["control"].(string), " ")
	_, err := control(method, path, step["body"])
	return err
}

// control sends a request to the control path of the mock, which is no part of the API.
func control(method, path string, body any) (any, error) {
	text, err := json.Marshal(body)
	if err != nil {
		return nil, err
	}
	request, err := http.NewRequest(method, os.Getenv("TIMETRACK_CONTROL")+path, bytes.NewReader(text))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	content, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, err
	}
	if response.StatusCode >= 400 {
		return nil, fmt.Errorf("%s %s on the control path answered %d: %s", method, path, response.StatusCode, content)
	}
	var answered any
	if len(content) > 0 {
		err = decode(content, &answered)
	}
	return answered, err
}
