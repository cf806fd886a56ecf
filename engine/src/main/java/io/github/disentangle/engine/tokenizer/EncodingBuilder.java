package io.github.disentangle.engine.tokenizer;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts encodings of one text or pair together: windows of the sequences, special tokens, padding.
///
/// @param template the order of sequences and special tokens
/// @param padding the token to fill up with; its id is -1 if there is none
record EncodingBuilder(
        String text,
        @Nullable String pair,
        List<Template.Part> template,
        EncodeOptions options,
        Template.Special padding) {

    private static final int NONE = -1;

    /// The tokens `from … to` of a sequence.
    record Window(TokenList tokens, int from, int to) {

        int size() {
            return to - from;
        }
    }

    /// @param windows one per sequence
    Encoding build(List<Window> windows) {
        int length = 0;
        for (Template.Part part : template) {
            length += switch (part) {
                case Template.Special _ -> options.specialTokens() ? 1 : 0;
                case Template.Sequence sequence ->
                    windows.get(sequence.number()).size();
            };
        }
        int missing = options.paddedLength(length) - length;
        if (missing > 0 && padding.id() < 0) {
            throw new TokenizerException("The tokenizer has no pad_token to fill up " + missing
                    + " places with; name one in tokenizer_config.json");
        }
        var columns = new Columns(length + missing);
        if (options.paddingSide() == Side.LEFT) {
            columns.pad(missing, padding);
        }
        for (Template.Part part : template) {
            switch (part) {
                case Template.Special special -> {
                    if (options.specialTokens()) {
                        columns.addSpecial(special, 1);
                    }
                }
                case Template.Sequence sequence -> columns.addWindow(windows.get(sequence.number()), sequence);
            }
        }
        if (options.paddingSide() == Side.RIGHT) {
            columns.pad(missing, padding);
        }
        return columns.encoding(text, pair);
    }

    /// The arrays of the encoding being built.
    private static final class Columns {
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

        Columns(int length) {
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

        void pad(int count, Template.Special padding) {
            for (int i = 0; i < count; i++) {
                addSpecial(padding, 0);
            }
        }

        void addSpecial(Template.Special special, int attention) {
            tokens[size] = special.text();
            ids[size] = special.id();
            typeIds[size] = special.typeId();
            attentionMask[size] = attention;
            specialTokensMask[size] = 1;
            wordIds[size] = NONE;
            sequenceIds[size] = NONE;
            size++;
        }

        void addWindow(Window window, Template.Sequence sequence) {
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

        Encoding encoding(String text, @Nullable String pair) {
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
}
