// Every operation of the contract as a call of the typed client. The compiler checks that none is missing, and that each
// path, method, parameter and body is what the contract says for the operation of this name.

import type { Client } from "openapi-fetch";
import type { operations, paths } from "./timetrack.ts";

/** What an operation takes. */
export interface Given<O extends keyof operations> {
  query: NonNullable<operations[O]["parameters"]["query"]>;
  path: NonNullable<operations[O]["parameters"]["path"]>;
  body: operations[O] extends { requestBody: { content: { "application/json": infer B } } } ? B : never;
}

type Result = Promise<{ data?: unknown; error?: unknown; response: Response }>;
type Calls = { [O in keyof operations]: (api: Client<paths>, given: Given<O>) => Result };

export const CALLS: Calls = {
  list_clients: (api, { query }) => api.GET("/clients", { params: { query } }),
  create_client: (api, { body }) => api.POST("/clients", { body }),
  get_client: (api, { path }) => api.GET("/clients/{id}", { params: { path } }),
  update_client: (api, { path, body }) => api.PUT("/clients/{id}", { params: { path }, body }),
  delete_client: (api, { path }) => api.DELETE("/clients/{id}", { params: { path } }),
  list_projects: (api, { query }) => api.GET("/projects", { params: { query } }),
  create_project: (api, { body }) => api.POST("/projects", { body }),
  get_project: (api, { path }) => api.GET("/projects/{id}", { params: { path } }),
  update_project: (api, { path, body }) => api.PUT("/projects/{id}", { params: { path }, body }),
  delete_project: (api, { path }) => api.DELETE("/projects/{id}", { params: { path } }),
  list_tasks: (api, { query }) => api.GET("/tasks", { params: { query } }),
  create_task: (api, { body }) => api.POST("/tasks", { body }),
  get_task: (api, { path }) => api.GET("/tasks/{id}", { params: { path } }),
  update_task: (api, { path, body }) => api.PUT("/tasks/{id}", { params: { path }, body }),
  delete_task: (api, { path }) => api.DELETE("/tasks/{id}", { params: { path } }),
  list_project_time_entries: (api, { query }) => api.GET("/project_time_entries", { params: { query } }),
  create_project_time_entry: (api, { body }) => api.POST("/project_time_entries", { body }),
  get_project_time_entry: (api, { path }) => api.GET("/project_time_entries/{id}", { params: { path } }),
  update_project_time_entry: (api, { path, body }) => api.PUT("/project_time_entries/{id}", { params: { path }, body }),
  delete_project_time_entry: (api, { path }) => api.DELETE("/project_time_entries/{id}", { params: { path } }),
  list_expenses: (api, { query }) => api.GET("/expenses", { params: { query } }),
  create_expense: (api, { body }) => api.POST("/expenses", { body }),
  get_expense: (api, { path }) => api.GET("/expenses/{id}", { params: { path } }),
  update_expense: (api, { path, body }) => api.PUT("/expenses/{id}", { params: { path }, body }),
  delete_expense: (api, { path }) => api.DELETE("/expenses/{id}", { params: { path } }),
  list_attendances: (api, { query }) => api.GET("/attendances", { params: { query } }),
  create_attendance: (api, { body }) => api.POST("/attendances", { body }),
  get_attendance: (api, { path }) => api.GET("/attendances/{id}", { params: { path } }),
  update_attendance: (api, { path, body }) => api.PUT("/attendances/{id}", { params: { path }, body }),
  delete_attendance: (api, { path }) => api.DELETE("/attendances/{id}", { params: { path } }),
  list_absences: (api, { query }) => api.GET("/absences", { params: { query } }),
  create_absence: (api, { body }) => api.POST("/absences", { body }),
  get_absence: (api, { path }) => api.GET("/absences/{id}", { params: { path } }),
  update_absence: (api, { path, body }) => api.PUT("/absences/{id}", { params: { path }, body }),
  delete_absence: (api, { path }) => api.DELETE("/absences/{id}", { params: { path } }),
  list_absence_types: (api, { query }) => api.GET("/absence_types", { params: { query } }),
  get_absence_type: (api, { path }) => api.GET("/absence_types/{id}", { params: { path } }),
  get_project_timer: (api, { query }) => api.GET("/timers/project_timer", { params: { query } }),
  start_project_timer: (api, { body }) => api.POST("/timers/project_timer/start", { body }),
  pause_project_timer: (api, { body }) => api.POST("/timers/project_timer/pause", { body }),
  resume_project_timer: (api, { body }) => api.POST("/timers/project_timer/resume", { body }),
  stop_project_timer: (api, { body }) => api.POST("/timers/project_timer/stop", { body }),
  get_attendance_timer: (api, { query }) => api.GET("/timers/attendance_timer", { params: { query } }),
  start_attendance_timer: (api, { body }) => api.POST("/timers/attendance_timer/start", { body }),
  pause_attendance_timer: (api, { body }) => api.POST("/timers/attendance_timer/pause", { body }),
  resume_attendance_timer: (api, { body }) => api.POST("/timers/attendance_timer/resume", { body }),
  stop_attendance_timer: (api, { body }) => api.POST("/timers/attendance_timer/stop", { body }),
  list_work_reports: (api, { query }) => api.GET("/work_reports", { params: { query } }),
  list_users: (api, { query }) => api.GET("/users", { params: { query } }),
  create_user: (api, { body }) => api.POST("/users", { body }),
  get_user: (api, { path }) => api.GET("/users/{id}", { params: { path } }),
  update_user: (api, { path, body }) => api.PUT("/users/{id}", { params: { path }, body }),
  delete_user: (api, { path }) => api.DELETE("/users/{id}", { params: { path } }),
};
