"""Write the published JSON Schema of the map file anew, from the models that read it."""

from pathlib import Path

from core.files.map_schema import schema_text

TARGET = Path(__file__).parent.parent / "docs/formats/kith-map-1.schema.json"

if __name__ == "__main__":
    TARGET.write_text(schema_text(), encoding="utf-8")
