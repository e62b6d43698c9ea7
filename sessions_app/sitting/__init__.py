"""The running meeting, pure: `plan` (what it is convened with), `state`, `events`, `commands`, `refusals`,
`eligibility` (who may vote now). What happens inside a vote is the voting room's.
"""
