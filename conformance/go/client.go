package main

import (
	"context"
	"net/http"
	"os"
	"time"

	"timetrack.example/conformance/timetrack"
)

// onPremise is the place, among the servers of the contract, of the one whose variable is the whole base URL.
const onPremise = 1

// api is the generated client; the server and the keys come with each call, in its context.
var api = newAPI()

func newAPI() *timetrack.APIClient {
	configuration := timetrack.NewConfiguration()
	configuration.HTTPClient = &http.Client{Timeout: 30 * time.Second}
	return timetrack.NewAPIClient(configuration)
}

// session is the context of a call: the base URL, and those of the two keys that a step wants to be sent.
func session(which string) context.Context {
	key := timetrack.APIKey{Key: os.Getenv("TIMETRACK_API_KEY")}
	secret := timetrack.APIKey{Key: os.Getenv("TIMETRACK_API_SECRET")}
	keys := map[string]timetrack.APIKey{"ApiKey": key, "ApiSecret": secret}
	switch which {
	case "none":
		keys = nil
	case "key":
		delete(keys, "ApiSecret")
	case "secret":
		delete(keys, "ApiKey")
	case "wrong":
		keys["ApiSecret"] = timetrack.APIKey{Key: "wrong"}
	}
	ctx := context.WithValue(context.Background(), timetrack.ContextServerIndex, onPremise)
	variables := map[string]string{"baseUrl": os.Getenv("TIMETRACK_BASE_URL")}
	ctx = context.WithValue(ctx, timetrack.ContextServerVariables, variables)
	return context.WithValue(ctx, timetrack.ContextAPIKeys, keys)
}
