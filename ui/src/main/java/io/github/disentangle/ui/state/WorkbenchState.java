package io.github.disentangle.ui.state;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// All that a person has chosen: enough to compute everything on the screen again.
///
/// @param model folder of the open model; null before the first one
/// @param draft the input as typed
/// @param selection what is looked at
/// @param view the picture in the centre
public record WorkbenchState(@Nullable Path model, Draft draft, Selection selection, ViewKind view) {

    public static final WorkbenchState EMPTY = new WorkbenchState(null, Draft.EMPTY, Selection.FIRST, ViewKind.MATRIX);

    public WorkbenchState withModel(Path folder) {
        return new WorkbenchState(folder, draft, selection, view);
    }

    public WorkbenchState withDraft(Draft newDraft) {
        return new WorkbenchState(model, newDraft, selection, view);
    }

    public WorkbenchState withSelection(Selection newSelection) {
        return new WorkbenchState(model, draft, newSelection, view);
    }

    public WorkbenchState withView(ViewKind newView) {
        return new WorkbenchState(model, draft, selection, newView);
    }
}
