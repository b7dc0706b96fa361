"""Through which doors a procedure may lawfully be submitted: decided, by rule, or as the nation's record has it."""
