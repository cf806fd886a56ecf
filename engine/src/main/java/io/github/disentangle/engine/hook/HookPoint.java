package io.github.disentangle.engine.hook;

import io.github.disentangle.engine.checkpoint.ModelConfig;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A place inside the model where values can be read, replaced, and given a gradient. Its text is a key such as
/// `blocks.3.attn.pattern`, and [#parse] takes it back.
public sealed interface HookPoint {

    /// The states that enter layer `index`; after the last layer, the output. Key `hidden_states.3`, (position,
    /// hidden).
    record HiddenState(int index) implements HookPoint {
        @Override
        public int layer() {
            return index;
        }

        @Override
        public List<String> axes() {
            return List.of("position", "hidden");
        }

        @Override
        public int[] shape(ModelConfig config, int length) {
            return new int[] {length, config.hiddenSize()};
        }

        @Override
        public void check(ModelConfig config) {
            if (index > config.layers()) {
                throw new InterventionException("There is no " + this
                        + ": this model has hidden_states.0 to hidden_states." + config.layers() + ".");
            }
        }

        @Override
        public String toString() {
            return "hidden_states." + index;
        }
    }

    /// What a site of the attention of one layer holds.
    enum AttentionSite {
        /// queries, (position, head, channel)
        Q,
        /// keys, (position, head, channel)
        K,
        /// values, (position, head, channel)
        V,
        /// the content→content addend of the scores, (head, query, key)
        C2C,
        /// the content→position addend of the scores, (head, query, key)
        C2P,
        /// the position→content addend of the scores, (head, query, key)
        P2C,
        /// the sum of the addends, (head, query, key)
        SCORES,
        /// the softmax of the scores, (head, query, key)
        PATTERN,
        /// attention-weighted values, (position, head, channel)
        Z;

        /// Whether the values are maps from queries to keys.
        public boolean isMap() {
            return compareTo(C2C) >= 0 && compareTo(PATTERN) <= 0;
        }

        /// The term whose addend it is.
        public Term term() {
            return Term.parse(name().toLowerCase(Locale.ROOT));
        }

        /// Where the addend of a term is.
        public static AttentionSite of(Term term) {
            return valueOf(term.key().toUpperCase(Locale.ROOT));
        }
    }

    /// A place inside the attention of a layer: all heads, `blocks.3.attn.pattern`, or one,
    /// `blocks.3.attn.pattern.5`, which then has no head axis.
    ///
    /// @param head [Scope#ALL] for all heads
    record Attention(int layer, AttentionSite site, int head) implements HookPoint {
        @Override
        public List<String> axes() {
            if (site.isMap()) {
                return head == Scope.ALL ? List.of("head", "query", "key") : List.of("query", "key");
            }
            return head == Scope.ALL ? List.of("position", "head", "channel") : List.of("position", "channel");
        }

        @Override
        public int[] shape(ModelConfig config, int length) {
            if (site.isMap()) {
                return head == Scope.ALL ? new int[] {config.heads(), length, length} : new int[] {length, length};
            }
            return head == Scope.ALL
                    ? new int[] {length, config.heads(), config.headSize()}
                    : new int[] {length, config.headSize()};
        }

        @Override
        public void check(ModelConfig config) {
            new Scope(layer, head).check(config);
            boolean addend = site == AttentionSite.C2P || site == AttentionSite.P2C;
            if (addend && !site.term().presentIn(config)) {
                throw new InterventionException("There is no " + this + ": this model's scores have no "
                        + site.term().key() + " term.");
            }
        }

        @Override
        public String toString() {
            String name = "blocks." + layer + ".attn." + site.name().toLowerCase(Locale.ROOT);
            return head == Scope.ALL ? name : name + "." + head;
        }
    }

    /// What a site of a layer outside its attention heads holds.
    enum BlockSite {
        /// output of the attention block before residual and norm, (position, hidden)
        ATTENTION_OUTPUT("attn.out"),
        /// the states between attention and feed-forward, after the norm, (position, hidden)
        MIDDLE("mid"),
        /// before the activation, (position, intermediate)
        FEED_FORWARD_INPUT("ffn.pre"),
        /// after the activation, (position, intermediate)
        FEED_FORWARD_ACTIVATION("ffn.act"),
        /// output of the feed-forward block before residual and norm, (position, hidden)
        FEED_FORWARD_OUTPUT("ffn.out");

        private final String key;

        BlockSite(String key) {
            this.key = key;
        }

        boolean isWide() {
            return this == FEED_FORWARD_INPUT || this == FEED_FORWARD_ACTIVATION;
        }
    }

    /// A place in a layer outside its attention heads, e.g. `blocks.3.mid`.
    record Block(int layer, BlockSite site) implements HookPoint {
        @Override
        public List<String> axes() {
            return List.of("position", site.isWide() ? "intermediate" : "hidden");
        }

        @Override
        public int[] shape(ModelConfig config, int length) {
            return new int[] {length, site.isWide() ? config.intermediateSize() : config.hiddenSize()};
        }

        @Override
        public void check(ModelConfig config) {
            Scope.ofLayer(layer).check(config);
        }

        @Override
        public String toString() {
            return "blocks." + layer + "." + site.key;
        }
    }

    /// What the convolution adds to the output of layer 0, after its activation. Key `conv.out`, (position,
    /// hidden).
    record Convolution() implements HookPoint {
        @Override
        public int layer() {
            return 0;
        }

        @Override
        public List<String> axes() {
            return List.of("position", "hidden");
        }

        @Override
        public int[] shape(ModelConfig config, int length) {
            return new int[] {length, config.hiddenSize()};
        }

        @Override
        public void check(ModelConfig config) {
            if (config.convKernelSize() == 0) {
                throw new InterventionException("There is no conv.out: this model has no convolution.");
            }
        }

        @Override
        public String toString() {
            return "conv.out";
        }
    }

    /// The layer it lies in; for a hidden state the layer that reads it.
    int layer();

    /// Names of the axes of the values.
    List<String> axes();

    /// Lengths of the axes for an input of `length` positions.
    int[] shape(ModelConfig config, int length);

    /// @throws InterventionException when the model has no such place
    void check(ModelConfig config);

    /// The place a key names.
    ///
    /// @throws InterventionException when it names none
    static HookPoint parse(String key) {
        if (key.equals("conv.out")) {
            return new Convolution();
        }
        try {
            Matcher state = Pattern.compile("hidden_states\\.(\\d+)").matcher(key);
            if (state.matches()) {
                return new HiddenState(Integer.parseInt(state.group(1)));
            }
            Matcher place = Pattern.compile(
                            "blocks\\.(\\d+)\\.(attn\\.(q|k|v|c2c|c2p|p2c|scores|pattern|z)(?:\\.(\\d+))?|.+)")
                    .matcher(key);
            if (place.matches()) {
                int layer = Integer.parseInt(place.group(1));
                if (place.group(3) != null) {
                    int head = place.group(4) == null ? Scope.ALL : Integer.parseInt(place.group(4));
                    return new Attention(
                            layer, AttentionSite.valueOf(place.group(3).toUpperCase(Locale.ROOT)), head);
                }
                for (BlockSite site : BlockSite.values()) {
                    if (site.key.equals(place.group(2))) {
                        return new Block(layer, site);
                    }
                }
            }
        } catch (NumberFormatException tooLarge) {
            // falls through to the common sentence
        }
        throw new InterventionException("\"" + key
                + "\" is no hook point; hook points look like hidden_states.0, blocks.3.attn.pattern,"
                + " blocks.3.attn.pattern.5, blocks.3.mid, blocks.3.ffn.out or conv.out.");
    }
}
