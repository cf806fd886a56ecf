package io.github.disentangle.ui.view;

import io.github.disentangle.ui.live.HeadReading;
import io.github.disentangle.ui.live.Live;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `figure` of the command line is told to draw a picture: one word for each option, its value with it.
public final class FigureOptions {

    private final List<String> words = new ArrayList<>();

    /// @param view the name of the picture there
    public FigureOptions(String view) {
        add("--view", view);
    }

    /// Of one head.
    public static FigureOptions ofHead(String view, @Nullable HeadReading reading) {
        var options = new FigureOptions(view);
        if (reading != null) {
            options.add("--layer", Integer.toString(reading.attention().layer()));
            options.add("--head", Integer.toString(reading.attention().head()));
        }
        return options;
    }

    public void add(String option, String value) {
        words.add(option + "=" + value);
    }

    public void add(String option, double value) {
        add(option, Double.toString(value));
    }

    /// An option without a value, where it is wanted.
    public void flag(String option, boolean wanted) {
        if (wanted) {
            words.add(option);
        }
    }

    /// The number that is explained, where a person chose it.
    public void target(Live live) {
        live.state().getValue().target().ifPresent(target -> add("--target", target));
    }

    /// Whether the pieces of a word are gathered.
    public void words(Live live) {
        flag("--words", live.words().get());
    }

    public List<String> words() {
        return List.copyOf(words);
    }
}
