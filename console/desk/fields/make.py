"""Which control edits which type of field."""

from PySide6.QtWidgets import QWidget

from console.desk.fields.area import AreaEditor
from console.desk.fields.areas import AreasEditor
from console.desk.fields.changes import ChangesEditor
from console.desk.fields.choice import ChoiceEditor, ChoicesEditor
from console.desk.fields.copy import CopyEditor
from console.desk.fields.editor import FieldEditor, FormContext
from console.desk.fields.moment import DateEditor, InstantEditor, WindowEditor
from console.desk.fields.number import AzimuthEditor, QuantityEditor
from console.desk.fields.reference import FieldPathEditor, RefEditor
from console.desk.fields.rows import RowsEditor
from console.desk.fields.text import DigestEditor, FreeTextEditor, TextEditor, TextsEditor
from protocol.notices.pack import FieldSpec, FieldType

_EDITORS: dict[FieldType, type[FieldEditor]] = {
    FieldType.ENUM: ChoiceEditor,
    FieldType.ENUMS: ChoicesEditor,
    FieldType.COUNT: QuantityEditor,
    FieldType.QUANTITY: QuantityEditor,
    FieldType.INSTANT: InstantEditor,
    FieldType.DATE: DateEditor,
    FieldType.WINDOW: WindowEditor,
    FieldType.AREA: AreaEditor,
    FieldType.AREAS: AreasEditor,
    FieldType.AZIMUTH: AzimuthEditor,
    FieldType.REF: RefEditor,
    FieldType.BOOLEAN: ChoiceEditor,
    FieldType.TEXT: TextEditor,
    FieldType.TEXTS: TextsEditor,
    FieldType.PARTY: ChoiceEditor,
    FieldType.FREE_TEXT: FreeTextEditor,
    FieldType.FIELD_PATH: FieldPathEditor,
    FieldType.DIGEST: DigestEditor,
    FieldType.EXTRACT: CopyEditor,
}


def make_editor(spec: FieldSpec, context: FormContext, parent: QWidget) -> FieldEditor:
    """Return the control for a field."""
    if spec.type is FieldType.CHANGES:
        return ChangesEditor(spec, context, make_editor, parent)
    if spec.type is FieldType.ROWS:
        return RowsEditor(spec, context, make_editor, parent)
    return _EDITORS[spec.type](spec, context, parent)
