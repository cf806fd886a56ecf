package io.github.disentangle.ui.view.inspector;

import io.github.disentangle.engine.hook.Term;
import io.github.disentangle.engine.model.HeadAttention;
import io.github.disentangle.engine.score.LogOdds;
import io.github.disentangle.ui.figure.Numbers;
import io.github.disentangle.ui.figure.StripsFigure;
import io.github.disentangle.ui.figure.Tone;
import io.github.disentangle.ui.live.CellStudy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the card says of a pinned cell beyond its score.
///
/// @param rival the key the odds are against; blank when the row has no other
/// @param odds the parts of the log odds, c2c, c2p, p2c, then their sum, as text that adds up
/// @param flow weight, length of the value, and their product, as text
/// @param estimated effect of cutting the edge to first order; empty without a logit
/// @param verified effect of cutting the edge in a real run; empty without a logit
/// @param strips the products channel by channel
public record CellDetails(
        String rival,
        List<String> odds,
        List<String> flow,
        Optional<String> estimated,
        Optional<String> verified,
        StripsFigure strips) {

    private static final int DIGITS = 3;

    /// @param study of the pinned cell
    /// @param odds against a rival
    /// @param rival the rival key's token; blank for none
    static CellDetails of(CellStudy study, Optional<LogOdds> odds, String rival, String unit) {
        var attention = study.reading().attention();
        double weight = attention.probability().get(study.query(), study.key());
        var strips = new ArrayList<StripsFigure.Strip>();
        strips.add(new StripsFigure.Strip(
                "q·k", Tone.CONTENT_TO_CONTENT, study.products().contentToContent()));
        if (attention.has(Term.CONTENT_TO_POSITION)) {
            strips.add(new StripsFigure.Strip(
                    "q·r", Tone.CONTENT_TO_POSITION, study.products().contentToPosition()));
        }
        if (attention.has(Term.POSITION_TO_CONTENT)) {
            strips.add(new StripsFigure.Strip(
                    "r·k", Tone.POSITION_TO_CONTENT, study.products().positionToContent()));
        }
        return new CellDetails(
                rival,
                odds.map(found -> texts(found, attention)).orElse(List.of()),
                List.of(
                        Numbers.readable(weight),
                        Numbers.readable(study.valueNorm()),
                        Numbers.readable(weight * study.valueNorm())),
                study.estimated().isPresent()
                        ? Optional.of(Numbers.signed(study.estimated().getAsDouble()))
                        : Optional.empty(),
                study.verified().isPresent()
                        ? Optional.of(Numbers.signed(study.verified().getAsDouble()))
                        : Optional.empty(),
                new StripsFigure(strips, unit));
    }

    private static List<String> texts(LogOdds odds, HeadAttention attention) {
        var texts = new ArrayList<>(Decimals.ofTerms(attention, odds.score(), DIGITS, odds::of));
        texts.add(Decimals.signed(odds.score(), DIGITS));
        return texts;
    }
}
