"""What is done with a study: opened, given a file, a line run, a decision minuted, the plan frozen."""
