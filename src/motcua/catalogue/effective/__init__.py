"""The procedure that holds on a date, put together from its layers."""
