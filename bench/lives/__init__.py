"""Simulated lives: what the rules of prompts do over two years to people we made up."""
