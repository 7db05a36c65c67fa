package main

import "strconv"

const longestPatience = 10 // refusals, then the answer is the last one

// perform carries out a call, with all its pages and all its waits.
func perform(asked call) (answer, error) {
	got, err := patiently(asked)
	if err != nil || asked.Until != "end" || got.status != 200 {
		return got, err
	}
	limit := whole(asked.Query["limit"])
	records, ok := got.body.([]any)
	if !ok || len(records) < limit {
		return got, nil
	}
	// Nobody knows whether the first page is 0 or 1: ask for 1, and if that is the first page again, it is.
	for page := 1; ; page++ {
		more, err := patiently(asked.page(page))
		found, ok := more.body.([]any)
		if err != nil || more.status != 200 || !ok {
			return more, err
		}
		added := unseen(found, records)
		records = append(records, added...)
		if len(found) < limit || (page > 1 && len(added) == 0) {
			return answer{200, more.headers, records}, nil
		}
	}
}

// patiently sends a call, again and again if it is patient, each time after the wait that the answer names.
func patiently(asked call) (answer, error) {
	got, err := send(asked)
	for i := 0; err == nil && asked.Patient && got.status == 429 && i < longestPatience; i++ {
		seconds, wrong := strconv.ParseFloat(got.headers["retry-after"], 64)
		if wrong != nil {
			return got, wrong
		}
		if _, wrong = control("POST", "clock/advance", map[string]any{"seconds": seconds}); wrong != nil {
			return got, wrong
		}
		got, err = send(asked)
	}
	return got, err
}

// page is the same call for another page.
func (asked call) page(number int) call {
	query := map[string]any{"page_number": number}
	for name, value := range asked.Query {
		query[name] = value
	}
	asked.Query = query
	return asked
}

// unseen are the records that are not among the others.
func unseen(records, others []any) []any {
	known := map[string]bool{}
	for _, each := range others {
		known[shown(each)] = true
	}
	var found []any
	for _, each := range records {
		if !known[shown(each)] {
			found = append(found, each)
		}
	}
	return found
}
