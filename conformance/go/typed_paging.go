package main

import (
	"fmt"
	"strconv"

	"timetrack.example/conformance/timetrack"
)

// typedPaging reads two lists to their end, each record once, whatever the number of the first page.
func typedPaging() error {
	ctx := session("both")
	month := api.WorkReportsAPI.ListWorkReports(ctx).Username("test").Limit(10)
	month = month.From("2026-10-01T00:00:00.000Z").To("2026-10-31T23:59:59.999Z")
	days, err := everyPage(10, day, func(page *int64) ([]timetrack.WorkReport, error) {
		request := month
		if page != nil {
			request = request.PageNumber(*page)
		}
		found, _, err := request.Execute()
		return found, err
	})
	if err != nil {
		return err
	}
	clients, err := everyPage(3, clientID, func(page *int64) ([]timetrack.Client, error) {
		request := api.ClientsAPI.ListClients(ctx).Limit(3)
		if page != nil {
			request = request.PageNumber(*page)
		}
		found, _, err := request.Execute()
		return found, err
	})
	if err == nil && (len(days) != 31 || len(clients) != 3) {
		err = fmt.Errorf("there are %d days and %d clients", len(days), len(clients))
	}
	return err
}

func day(report timetrack.WorkReport) string { return report.GetWorkDate() }

func clientID(client timetrack.Client) string { return strconv.FormatInt(client.Id, 10) }

// everyPage fetches pages until one is shorter than size. The first is asked for without a number, since nobody knows
// whether it is 0 or 1; where it is 1, page 1 brings what is known already.
func everyPage[T any](size int, key func(T) string, fetch func(page *int64) ([]T, error)) ([]T, error) {
	known := map[string]bool{}
	var records []T
	for number := int64(0); ; number++ {
		var page *int64
		if number > 0 {
			page = &number
		}
		found, err := fetch(page)
		if err != nil {
			return nil, err
		}
		before := len(records)
		for _, each := range found {
			if !known[key(each)] {
				known[key(each)] = true
				records = append(records, each)
			}
		}
		if len(found) < size || (number > 1 && len(records) == before) {
			return records, nil
		}
	}
}
