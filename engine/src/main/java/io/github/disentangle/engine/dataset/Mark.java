package io.github.disentangle.engine.dataset;

/// A stretch of one of a row's texts, in code points.
///
/// @param sequence 0 for the first text, 1 for the second
/// @param start first code point
/// @param end behind the last
public record Mark(int sequence, int start, int end) {

    boolean touches(int otherSequence, int otherStart, int otherEnd) {
        return sequence == otherSequence && otherStart < end && start < otherEnd;
    }
}
