"""What a map file may hold as an answer to a prompt."""

from typing import Any

from core.rules.vocabulary import PromptAnswer

PROMPT_ANSWER: dict[str, Any] = {
    "type": "object",
    "properties": {
        "prompt": {"type": "string", "minLength": 1, "maxLength": 64},
        "answer": {"enum": [*PromptAnswer]},
    },
    "required": ["prompt", "answer"],
    "additionalProperties": False,
}


def is_prompt_answer(value: Any) -> bool:
    """Whether a value says which card was answered, and how."""
    return (
        isinstance(value, dict)
        and value.keys() == {"prompt", "answer"}
        and all(isinstance(said, str) for said in value.values())
        and 0 < len(value["prompt"]) <= 64
        and value["answer"] in set(PromptAnswer)
    )
