"""Handing the ledger on as an event log: without names, without officers, streamed from one state of the ledger."""
