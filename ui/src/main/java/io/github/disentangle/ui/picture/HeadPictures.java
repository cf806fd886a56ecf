package io.github.disentangle.ui.picture;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.hook.Term;
import io.github.disentangle.engine.model.HeadAttention;
import io.github.disentangle.engine.score.FiveTerms;
import io.github.disentangle.engine.tensor.Tensor;
import io.github.disentangle.ui.figure.Addend;
import io.github.disentangle.ui.figure.ColourScale;
import io.github.disentangle.ui.figure.Figure;
import io.github.disentangle.ui.figure.HeadFigure;
import io.github.disentangle.ui.figure.Legend;
import io.github.disentangle.ui.figure.MatrixFigure;
import io.github.disentangle.ui.figure.TermsFigure;
import io.github.disentangle.ui.state.AttentionMap;
import java.util.ArrayList;
import java.util.List;

/// One attention head.
public final class HeadPictures {

    private HeadPictures() {}

    /// One of its maps, query against key.
    public static Figure map(Tokens tokens, HeadAttention attention, AttentionMap map) {
        Tensor values = map.signed() ? tokens.means(map.of(attention)) : tokens.attention(map.of(attention));
        return tokens.linked(new MatrixFigure(
                map.signed() ? tokens.meanCaption() : tokens.attentionCaption(),
                values,
                tokens.axis(text("axis.query")),
                tokens.axis(text("axis.key")),
                legend(attention, map, values)));
    }

    /// Its addends side by side, with their sum and what softmax makes of it.
    ///
    /// @param rowCentred whether each row's mean is taken off, since softmax only sees differences within a row
    public static Figure terms(Tokens tokens, HeadAttention attention, boolean rowCentred) {
        var addends = new ArrayList<TermsFigure.Term>();
        for (Term term : attention.terms()) {
            addends.add(new TermsFigure.Term(Addends.of(term), tokens.means(attention.of(term))));
        }
        return tokens.linked(new TermsFigure(
                tokens.termsCaption(),
                addends,
                tokens.means(attention.score()),
                tokens.attention(attention.probability()),
                tokens.axis(text("axis.query")),
                tokens.axis(text("axis.key")),
                rowCentred));
    }

    /// The scores with the biases of the projections taken apart, and what they make of attention.
    ///
    /// @param centred whether each row's mean is taken off
    public static Figure fiveTerms(Tokens tokens, HeadAttention attention, FiveTerms terms, boolean centred) {
        var addends = new ArrayList<TermsFigure.Term>();
        addends.add(new TermsFigure.Term(Addend.CONTENT_TO_CONTENT, text("terms.match"), tokens.means(terms.match())));
        addends.add(new TermsFigure.Term(Addend.KEY_PRIOR, tokens.means(terms.keyPrior())));
        if (attention.has(Term.CONTENT_TO_POSITION)) {
            addends.add(new TermsFigure.Term(Addend.CONTENT_TO_POSITION, tokens.means(terms.contentToPosition())));
        }
        if (attention.has(Term.POSITION_TO_CONTENT)) {
            addends.add(new TermsFigure.Term(Addend.POSITION_TO_CONTENT, tokens.means(terms.positionToContent())));
        }
        if (attention.terms().size() > 1) {
            addends.add(new TermsFigure.Term(Addend.KERNEL, tokens.means(terms.kernel())));
        }
        return tokens.linked(new TermsFigure(
                tokens.termsCaption(),
                addends,
                tokens.means(terms.sum()),
                tokens.attention(attention.probability()),
                tokens.axis(text("axis.query")),
                tokens.axis(text("axis.key")),
                centred));
    }

    /// Its attention as lines from token to token, those the filter lets through.
    public static Figure lines(Tokens tokens, HeadAttention attention, HeadFigure.Filter filter) {
        Tensor weights = tokens.attention(attention.probability());
        return tokens.linked(new HeadFigure(
                tokens.attentionCaption(),
                weights,
                tokens.axis(text("axis.query")),
                tokens.axis(text("axis.key")),
                filter,
                legend(attention, AttentionMap.PROBABILITY, weights)));
    }

    private static Legend legend(HeadAttention attention, AttentionMap map, Tensor values) {
        String unit = text(map.messageKey() + ".unit");
        String scope = text("scope.head", attention.layer(), attention.head());
        return map.signed()
                ? new Legend(ColourScale.fitting(List.of(values), true), unit, scope)
                : Legend.ofAttention(values, unit, scope);
    }
}
