package io.github.disentangle.engine.tokenizer;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts one encoding together: windows of the sequences, special tokens, padding.
final class EncodingBuilder {

    private static final int NONE = -1;

    private final String[] tokens;
    private final int[] ids;
    private final int[] typeIds;
    private final int[] attentionMask;
    private final int[] specialTokensMask;
    private final int[] starts;
    private final int[] ends;
    private final int[] wordIds;
    private final int[] sequenceIds;
    private int size;

    private EncodingBuilder(int length) {
        tokens = new String[length];
        ids = new int[length];
        typeIds = new int[length];
        attentionMask = new int[length];
        specialTokensMask = new int[length];
        starts = new int[length];
        ends = new int[length];
        wordIds = new int[length];
        sequenceIds = new int[length];
    }

    /// The tokens `from … to` of a sequence.
    record Window(TokenList tokens, int from, int to) {

        int size() {
            return to - from;
        }
    }

    /// @param windows one per sequence
    /// @param padTo the length to fill up to
    static Encoding build(
            String text,
            @Nullable String pair,
            List<Window> windows,
            List<Template.Part> template,
            boolean specialTokens,
            int padTo,
            Side paddingSide,
            Template.Special padding) {
        int length = 0;
        for (Template.Part part : template) {
            length += switch (part) {
                case Template.Special _ -> specialTokens ? 1 : 0;
                case Template.Sequence sequence -> windows.get(sequence.number()).size();
            };
        }
        int missing = Math.max(0, padTo - length);
        var builder = new EncodingBuilder(length + missing);
        if (paddingSide == Side.LEFT) {
            builder.pad(missing, padding);
        }
        for (Template.Part part : template) {
            switch (part) {
                case Template.Special special -> {
                    if (specialTokens) {
                        builder.addSpecial(special, 1);
                    }
                }
                case Template.Sequence sequence -> builder.addWindow(windows.get(sequence.number()), sequence);
            }
        }
        if (paddingSide == Side.RIGHT) {
            builder.pad(missing, padding);
        }
        return builder.finish(text, pair);
    }

    private void pad(int count, Template.Special padding) {
        for (int i = 0; i < count; i++) {
            addSpecial(padding, 0);
        }
    }

    private void addSpecial(Template.Special special, int attention) {
        tokens[size] = special.text();
        ids[size] = special.id();
        typeIds[size] = special.typeId();
        attentionMask[size] = attention;
        specialTokensMask[size] = 1;
        wordIds[size] = NONE;
        sequenceIds[size] = NONE;
        size++;
    }

    private void addWindow(Window window, Template.Sequence sequence) {
        int to = size + window.size();
        Arrays.fill(typeIds, size, to, sequence.typeId());
        Arrays.fill(attentionMask, size, to, 1);
        Arrays.fill(sequenceIds, size, to, sequence.number());
        for (int i = window.from; i < window.to; i++) {
            tokens[size] = window.tokens.text(i);
            ids[size] = window.tokens.id(i);
            starts[size] = window.tokens.start(i);
            ends[size] = window.tokens.end(i);
            wordIds[size] = window.tokens.word(i);
            size++;
        }
    }

    private Encoding finish(String text, @Nullable String pair) {
        return new Encoding(
                text,
                pair,
                ids,
                tokens,
                typeIds,
                attentionMask,
                specialTokensMask,
                starts,
                ends,
                wordIds,
                sequenceIds);
    }
}
