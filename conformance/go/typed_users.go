package main

import (
	"fmt"
	"net/http"

	"timetrack.example/conformance/timetrack"
)

// What may be true or false as well as 1 or 0 is a bool; these lines do not compile if one is not.
var (
	_ *bool = timetrack.UserCreate{}.Admin
	_ *bool = timetrack.UserCreate{}.TeamLead
	_ *bool = timetrack.UserCreate{}.Enabled
	_ *bool = timetrack.UserUpdate{}.Admin
	_ *bool = timetrack.UserUpdate{}.TeamLead
	_ *bool = timetrack.ClientCreate{}.Enabled
	_ *bool = timetrack.ProjectCreate{}.ProjectEnabled
	_ *bool = timetrack.ProjectUpdate{}.ProjectEnabled
	_ *bool = timetrack.ProjectTimeEntryCreate{}.Billable
	_ *bool = timetrack.ProjectTimeEntryCreate{}.FlatRate
	_ *bool = timetrack.ProjectTimeEntryUpdate{}.Billable
	_ *bool = timetrack.ProjectTimeEntryUpdate{}.FlatRate
	_ *bool = timetrack.ExpenseCreate{}.Billable
	_ *bool = timetrack.ExpenseUpdate{}.Billable
	_ *bool = timetrack.AttendanceCreate{}.Manual
	_ *bool = timetrack.AttendanceUpdate{}.Manual
)

// typedUsers creates a user, for whom time can be booked from then on, finds, changes and deletes the user.
func typedUsers() error {
	ctx := session("both")
	day := timetrack.NewAttendanceCreate()
	day.SetUsername("kit")
	day.SetFrom("2026-10-05T08:00:00.000Z")
	day.SetTo("2026-10-05T12:00:00.000Z")
	_, response, err := api.AttendancesAPI.CreateAttendance(ctx).AttendanceCreate(*day).Execute()
	if err == nil || response.StatusCode != http.StatusUnprocessableEntity {
		return fmt.Errorf("time was booked for somebody who is not there: %w", err)
	}
	wanted := timetrack.NewUserCreate("kit", "Kit", "Kaiser", "kit@example.com", "change-me-soon")
	wanted.SetAdmin(true)
	wanted.SetTeamLead(false)
	wanted.SetLanguage("de")
	wanted.SetPersonalNumber(timetrack.PersonalNumber{Int64: timetrack.PtrInt64(1234)})
	created, _, err := api.UsersAPI.CreateUser(ctx).UserCreate(*wanted).Execute()
	if err != nil {
		return err
	}
	id := created.GetId()
	read, _, err := api.UsersAPI.GetUser(ctx, id).Execute()
	if err != nil {
		return err
	}
	if read.GetUsername() != "kit" || !read.GetAdmin() || read.GetTeamLead() || !read.GetEnabled() {
		return fmt.Errorf("the user was read as %s", shown(read))
	}
	if _, response, err = api.UsersAPI.CreateUser(ctx).UserCreate(*wanted).Execute(); err == nil {
		return fmt.Errorf("the name was given twice: %d", response.StatusCode)
	}
	if _, _, err = api.AttendancesAPI.CreateAttendance(ctx).AttendanceCreate(*day).Execute(); err != nil {
		return err
	}
	change := timetrack.UserUpdate{Admin: timetrack.PtrBool(false), Password: timetrack.PtrString("change-me-again")}
	if _, _, err = api.UsersAPI.UpdateUser(ctx, id).UserUpdate(change).Execute(); err != nil {
		return err
	}
	found, _, err := api.UsersAPI.ListUsers(ctx).Username("kit").Execute()
	if err != nil {
		return err
	}
	if len(found) != 1 || found[0].Id != id || found[0].GetAdmin() {
		return fmt.Errorf("the list was read as %s", shown(found))
	}
	if _, err = api.UsersAPI.DeleteUser(ctx, id).Execute(); err != nil {
		return err
	}
	_, response, err = api.UsersAPI.GetUser(ctx, id).Execute()
	if err := expectGone(response, err); err != nil {
		return err
	}
	_, _, err = api.UsersAPI.ListUsers(ctx).Execute()
	return err
}
