package io.github.disentangle.engine.part;

import io.github.disentangle.engine.explain.Subject;
import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.engine.hook.ScaleTerm;
import io.github.disentangle.engine.hook.Scope;
import io.github.disentangle.engine.hook.Term;
import io.github.disentangle.engine.model.Progress;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What the terms of the attention scores are worth to the target, exactly: with three players all eight coalitions can
/// be run, the others muted ([ScaleTerm]).
///
/// A term's share is its Shapley value, the mean over all orders of what it adds when it joins those before it (Shapley
/// 1953). An interaction is the Möbius transform of the values, `m(S) = Σ_{T ⊆ S} (−1)^(|S|−|T|) y(T)` (Grabisch &
/// Roubens 1999): for one term what it does alone, for more what they do only together. Both sum to
/// `y(all terms) − y(none)`, where with none attention is uniform over the visible keys.
///
/// @param scope where the terms are muted
/// @param keepTemperature whether muting keeps the temperature of the softmax, see [ScaleTerm]
/// @param terms those the model has
/// @param coalitions the target's value with each set of terms, none first and all last
/// @param shares one for each term
/// @param interactions one for each set of terms but the empty one
public record TermShapley(
        Scope scope,
        boolean keepTemperature,
        List<Term> terms,
        List<Coalition> coalitions,
        List<Share> shares,
        List<Interaction> interactions) {

    /// The target's value when only these terms count.
    public record Coalition(Set<Term> terms, double value) {}

    /// The Shapley value of a term.
    public record Share(Term term, double value) {}

    /// What these terms do only together.
    public record Interaction(Set<Term> terms, double value) {}

    public TermShapley {
        terms = List.copyOf(terms);
        coalitions = List.copyOf(coalitions);
        shares = List.copyOf(shares);
        interactions = List.copyOf(interactions);
    }

    /// Runs all coalitions of the terms the model has.
    ///
    /// @throws io.github.disentangle.engine.hook.InterventionException when the model has no such layer or head
    public static TermShapley of(Subject subject, Scope scope, boolean keepTemperature, Progress progress) {
        List<Term> terms = Term.of(subject.open().config());
        var variants = new ArrayList<List<Intervention>>();
        for (int coalition = 0; coalition < 1 << terms.size(); coalition++) {
            var interventions = new ArrayList<>(subject.run().interventions());
            for (int index = 0; index < terms.size(); index++) {
                if ((coalition & 1 << index) == 0) {
                    interventions.add(new ScaleTerm(terms.get(index), 0, scope, keepTemperature));
                }
            }
            variants.add(interventions);
        }
        double[] values = subject.values(subject.open().model().rerunEach(subject.run(), variants, progress));
        return of(scope, keepTemperature, terms, values);
    }

    /// @param values by coalition: bit i tells whether term i counts
    static TermShapley of(Scope scope, boolean keepTemperature, List<Term> terms, double... values) {
        var coalitions = new ArrayList<Coalition>();
        var interactions = new ArrayList<Interaction>();
        double[] shares = new double[terms.size()];
        for (int set = 0; set < values.length; set++) {
            coalitions.add(new Coalition(terms(set, terms), values[set]));
            if (set != 0) {
                double together = moebius(set, values);
                interactions.add(new Interaction(terms(set, terms), together));
                for (int index = 0; index < shares.length; index++) {
                    // the Shapley value splits each interaction equally among those who take part
                    shares[index] += (set & 1 << index) == 0 ? 0 : together / Integer.bitCount(set);
                }
            }
        }
        var named = new ArrayList<Share>();
        for (int index = 0; index < shares.length; index++) {
            named.add(new Share(terms.get(index), shares[index]));
        }
        return new TermShapley(scope, keepTemperature, terms, coalitions, named, interactions);
    }

    private static double moebius(int set, double... values) {
        double sum = 0;
        for (int part = 0; part < values.length; part++) {
            if ((part & ~set) == 0) {
                boolean odd = (Integer.bitCount(set) - Integer.bitCount(part)) % 2 != 0;
                sum += odd ? -values[part] : values[part];
            }
        }
        return sum;
    }

    private static Set<Term> terms(int coalition, List<Term> terms) {
        var set = EnumSet.noneOf(Term.class);
        for (int index = 0; index < terms.size(); index++) {
            if ((coalition & 1 << index) != 0) {
                set.add(terms.get(index));
            }
        }
        return Set.copyOf(set);
    }

    /// The share of a term.
    ///
    /// @throws IllegalArgumentException when the model has no such term
    public double share(Term term) {
        return shares.stream()
                .filter(share -> share.term() == term)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + term.key() + " among " + terms))
                .value();
    }

    /// The target's value with every term muted.
    public double none() {
        return coalitions.getFirst().value();
    }

    /// The target's value as it is.
    public double all() {
        return coalitions.getLast().value();
    }

    /// `Σ shares − (all − none)`: rounding.
    public double residual() {
        return shares.stream().mapToDouble(Share::value).sum() - (all() - none());
    }
}
