"""Run Motcua's operator commands with `python -m motcua`."""

from motcua.cli.main import main

if __name__ == "__main__":
    main()
