package main

import (
	"errors"
	"fmt"
	"net/http"

	"timetrack.example/conformance/timetrack"
)

// typed are scenarios once more, as a person writes them: with the models and methods of the client and no reflection.
// They send the same requests as the scenario, which compares what arrived.
var typed = map[string]func() error{
	"client-life": typedClientLife, "paging-from-one": typedPaging, "users": typedUsers,
}

// typedClientLife creates, reads, changes, lists and deletes a client, and handles the error that it is gone.
func typedClientLife() error {
	ctx := session("both")
	wanted := timetrack.NewClientCreate("Kit GmbH")
	wanted.SetAddressCountry("AT")
	created, _, err := api.ClientsAPI.CreateClient(ctx).ClientCreate(*wanted).Execute()
	if err != nil {
		return err
	}
	id := created.GetId()
	if id == 0 {
		return fmt.Errorf("the create told no id")
	}
	read, _, err := api.ClientsAPI.GetClient(ctx, id).Execute()
	if err != nil {
		return err
	}
	if read.GetName() != "Kit GmbH" || !read.GetEnabled() || read.GetAddressCountry() != "AT" || read.Notes.Get() != nil {
		return fmt.Errorf("the client was read as %s", shown(read))
	}
	change := timetrack.ClientUpdate{Notes: timetrack.PtrString("Customer since 2026")}
	if _, _, err := api.ClientsAPI.UpdateClient(ctx, id).ClientUpdate(change).Execute(); err != nil {
		return err
	}
	if read, _, err = api.ClientsAPI.GetClient(ctx, id).Execute(); err != nil {
		return err
	}
	if read.GetNotes() != "Customer since 2026" {
		return fmt.Errorf("the notes are %q", read.GetNotes())
	}
	found, _, err := api.ClientsAPI.ListClients(ctx).Name("Kit GmbH").Execute()
	if err != nil {
		return err
	}
	if len(found) != 1 || found[0].Id != id {
		return fmt.Errorf("the list was read as %s", shown(found))
	}
	if _, err := api.ClientsAPI.DeleteClient(ctx, id).Execute(); err != nil {
		return err
	}
	_, response, err := api.ClientsAPI.GetClient(ctx, id).Execute()
	if err := expectGone(response, err); err != nil {
		return err
	}
	all, _, err := api.ClientsAPI.ListClients(ctx).Execute()
	if err == nil && len(all) != 3 {
		err = fmt.Errorf("there are %d clients", len(all))
	}
	return err
}

// expectGone tells a record that is not there from every other failure, and reads what the server says about it.
func expectGone(response *http.Response, err error) error {
	var refusal *timetrack.GenericOpenAPIError
	if !errors.As(err, &refusal) || response.StatusCode != http.StatusNotFound {
		return fmt.Errorf("the record should be gone: %w", err)
	}
	body, ok := refusal.Model().(timetrack.ErrorBody)
	if !ok || len(body.Errors) != 1 || body.Errors[0].GetStatus() != 404 || body.Errors[0].GetTitle() == "" {
		return fmt.Errorf("the error was read as %s", shown(refusal.Model()))
	}
	return nil
}
