package io.github.disentangle.ui.picture;

import io.github.disentangle.engine.checkpoint.ModelConfig;
import io.github.disentangle.engine.explain.Subject;
import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.engine.hook.ScaleBranch;
import io.github.disentangle.engine.hook.ScaleTerm;
import io.github.disentangle.engine.hook.Scope;
import io.github.disentangle.engine.hook.Term;
import io.github.disentangle.engine.part.KnockOut;
import io.github.disentangle.engine.part.KnockOutMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What of each head a knock-out map mutes.
public enum KnockedPart {
    HEAD(Optional.empty()),
    C2C(Optional.of(Term.CONTENT_TO_CONTENT)),
    C2P(Optional.of(Term.CONTENT_TO_POSITION)),
    P2C(Optional.of(Term.POSITION_TO_CONTENT));

    /// How many are run again at once.
    private static final int STRONGEST = 16;

    private final Optional<Term> term;

    KnockedPart(Optional<Term> term) {
        this.term = term;
    }

    /// As it is written on the command line.
    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /// Stem of this part's message keys.
    public String messageKey() {
        return "atlas.part." + name().toLowerCase(java.util.Locale.ROOT);
    }

    /// Whether heads of the model have it.
    public boolean presentIn(ModelConfig config) {
        return term.map(part -> part.presentIn(config)).orElse(true);
    }

    /// What mutes it in a head.
    public Intervention muting(int layer, int head) {
        return term.<Intervention>map(part -> ScaleTerm.mute(part, Scope.ofHead(layer, head)))
                .orElseGet(() -> new ScaleBranch.ScaleHead(layer, head, 0));
    }

    /// What mutes it in those heads where the estimates are largest.
    public List<Intervention> strongest(KnockOutMap map, Subject subject) {
        var all = new ArrayList<Intervention>();
        var config = subject.open().config();
        for (int layer = 0; presentIn(config) && layer < config.layers(); layer++) {
            for (int head = 0; head < config.heads(); head++) {
                all.add(muting(layer, head));
            }
        }
        return map.ranked(all).stream()
                .limit(STRONGEST)
                .map(KnockOut::intervention)
                .toList();
    }
}
