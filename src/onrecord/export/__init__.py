"""The record in the forms that others read: tables, annotations, news items, graphs, feeds, calendars."""
