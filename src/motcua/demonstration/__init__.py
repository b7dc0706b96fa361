"""The demonstration: a simulated province of 2021 and one practice centre, labelled as simulated everywhere."""
