"""What is stored of one person, for the person (Art. 15 and 20 GDPR; DP-15): rows, mails' addresses, lines of journals."""
