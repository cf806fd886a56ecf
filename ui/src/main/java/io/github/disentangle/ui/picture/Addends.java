package io.github.disentangle.ui.picture;

import io.github.disentangle.engine.hook.Term;
import io.github.disentangle.ui.figure.Addend;

/// The engine's terms as pictures name and colour them.
public final class Addends {

    private Addends() {}

    public static Addend of(Term term) {
        return switch (term) {
            case CONTENT_TO_CONTENT -> Addend.CONTENT_TO_CONTENT;
            case CONTENT_TO_POSITION -> Addend.CONTENT_TO_POSITION;
            case POSITION_TO_CONTENT -> Addend.POSITION_TO_CONTENT;
        };
    }
}
