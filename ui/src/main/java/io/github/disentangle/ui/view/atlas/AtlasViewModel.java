package io.github.disentangle.ui.view.atlas;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.explain.Subject;
import io.github.disentangle.engine.part.KnockOutMap;
import io.github.disentangle.ui.figure.Figure;
import io.github.disentangle.ui.live.Analysis;
import io.github.disentangle.ui.live.Live;
import io.github.disentangle.ui.picture.AtlasPictures;
import io.github.disentangle.ui.picture.HeadSurvey;
import io.github.disentangle.ui.picture.KnockedPart;
import io.github.disentangle.ui.state.Computed;
import io.github.disentangle.ui.state.ViewKind;
import io.github.disentangle.ui.view.FigureModel;
import io.github.disentangle.ui.view.FigureOptions;
import io.github.disentangle.ui.work.Growing;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// All heads of the model in one of several pictures.
public final class AtlasViewModel implements FigureModel {

    /// What is shown of the heads.
    public enum Mode {
        HEADS,
        TRIANGLE,
        DEPTH,
        KNOCK_OUT;

        /// Stem of this mode's message keys.
        public String messageKey() {
            return "atlas." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// What a knock-out map is made of.
    ///
    /// @param verified of which parts the strongest are run again
    private record Knocks(Subject subject, Set<KnockedPart> verified) {}

    private record Known(Subject subject, KnockOutMap map) {}

    private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(Mode.HEADS);
    private final ObjectProperty<KnockedPart> part = new SimpleObjectProperty<>(KnockedPart.HEAD);
    private final ObjectProperty<@Nullable Knocks> verified = new SimpleObjectProperty<>();
    private final Live live;
    private final Growing<Analysis, HeadSurvey> survey;
    private final ObservableValue<@Nullable Knocks> wanted;
    private final Growing<Knocks, Known> knocks;
    private final ObservableValue<@Nullable Figure> figure;

    public AtlasViewModel(Live live) {
        this.live = live;
        survey = live.survey(
                ViewKind.ATLAS,
                text("job.atlas"),
                live.analysis().valueProperty(),
                (analysis, progress, soFar) ->
                        HeadSurvey.of(analysis.question().model().model(), analysis.run(), progress, soFar));
        wanted = Computed.of(this::knocks, live.logit().valueProperty(), mode, verified);
        knocks = live.survey(ViewKind.ATLAS, "knocks", text("job.knocks"), wanted, (asked, progress, soFar) -> {
            var map = KnockOutMap.estimate(asked.subject(), progress);
            for (KnockedPart checked : asked.verified()) {
                soFar.accept(new Known(asked.subject(), map));
                map = map.verify(asked.subject(), checked.strongest(map, asked.subject()), progress);
            }
            return new Known(asked.subject(), map);
        });
        figure = Computed.of(this::draw, survey.valueProperty(), knocks.valueProperty(), obstacle(), mode, part);
    }

    /// What is shown.
    public ObjectProperty<Mode> mode() {
        return mode;
    }

    /// What the knock-out map mutes in each head.
    public ObjectProperty<KnockedPart> part() {
        return part;
    }

    /// Runs the model again without the parts whose estimates are largest.
    public void verify() {
        Knocks asked = wanted.getValue();
        if (asked != null) {
            var parts = EnumSet.of(part.get());
            parts.addAll(asked.verified());
            verified.set(new Knocks(asked.subject(), parts));
        }
    }

    /// Whether the strongest parts of the map that is shown were run, or are about to be.
    ObservableValue<Boolean> isVerified() {
        return Computed.of(
                () -> {
                    Knocks asked = wanted.getValue();
                    return asked != null && asked.verified().contains(part.get());
                },
                wanted,
                part);
    }

    /// Whether there is a map with estimates that nobody asked to verify yet.
    ObservableValue<Boolean> canVerify() {
        return Computed.of(() -> wanted.getValue() != null && !isVerified().getValue(), wanted, part);
    }

    @Override
    public ObservableValue<@Nullable Figure> figure() {
        return figure;
    }

    @Override
    public ObservableValue<Boolean> stale() {
        return Computed.of(
                () -> mode.get() == Mode.KNOCK_OUT
                        ? knocks.staleProperty().getValue()
                        : survey.staleProperty().getValue(),
                mode,
                knocks.staleProperty(),
                survey.staleProperty());
    }

    @Override
    public List<String> options() {
        var options = new FigureOptions(
                switch (mode.get()) {
                    case HEADS -> "atlas";
                    case TRIANGLE -> "term-shares";
                    case DEPTH -> "depth";
                    case KNOCK_OUT -> "knock-out";
                });
        if (mode.get() == Mode.KNOCK_OUT) {
            if (part.get() != KnockedPart.HEAD) {
                options.add("--term", part.get().toString());
            }
            options.flag("--estimates", !isVerified().getValue());
            options.target(live);
        }
        return options.words();
    }

    @Override
    public ObservableValue<String> note() {
        return mode.map(shown -> text(shown.messageKey() + ".note"));
    }

    @Override
    public ObservableValue<String> obstacle() {
        return Computed.of(
                () -> {
                    var logit = live.logit().value();
                    HeadSurvey heads = survey.valueProperty().get();
                    return switch (mode.get()) {
                        case HEADS -> "";
                        case TRIANGLE, DEPTH -> heads == null ? "" : AtlasPictures.obstacle(heads);
                        case KNOCK_OUT -> logit != null && logit.isEmpty() ? text("atlas.knock_out.none") : "";
                    };
                },
                mode,
                survey.valueProperty(),
                live.logit().valueProperty());
    }

    private @Nullable Knocks knocks() {
        var logit = live.logit().value();
        if (mode.get() != Mode.KNOCK_OUT || logit == null || logit.isEmpty()) {
            return null;
        }
        Knocks sure = verified.get();
        return sure != null && sure.subject() == logit.get().subject()
                ? sure
                : new Knocks(logit.get().subject(), Set.of());
    }

    private @Nullable Figure draw() {
        if (mode.get() == Mode.KNOCK_OUT) {
            Known known = knocks.valueProperty().get();
            return known == null || !obstacle().getValue().isEmpty()
                    ? null
                    : AtlasPictures.knockOuts(known.map(), part.get(), known.subject());
        }
        HeadSurvey heads = survey.valueProperty().get();
        if (heads == null) {
            return null;
        }
        return switch (mode.get()) {
            case HEADS -> AtlasPictures.heads(heads);
            case TRIANGLE -> AtlasPictures.triangle(heads).figure();
            default -> AtlasPictures.depth(heads).figure();
        };
    }
}
