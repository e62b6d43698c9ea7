"""The search over everything public: what is looked for, what is found, and the index behind it."""
