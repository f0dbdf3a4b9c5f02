"""The sample pages that ship with the package: news pages of five invented outlets, and what they hold."""
