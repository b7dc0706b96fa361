"""A made-up province with a planted truth: the generator seals it, the pipeline must find it from the tables alone."""
