package io.github.disentangle.engine.checkpoint;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/// What a pickle may describe here: plain data, and tensors that lie in a storage beside it. There is nothing in
/// it that runs.
sealed interface Pickled {

    enum Nothing implements Pickled {
        NONE
    }

    record Truth(boolean value) implements Pickled {}

    record Whole(BigInteger value) implements Pickled {}

    record Real(double value) implements Pickled {}

    record Text(String value) implements Pickled {}

    record Tuple(List<Pickled> items) implements Pickled {}

    record Sequence(List<Pickled> items) implements Pickled {}

    /// @param entries keyed by [Text] or [Whole] only
    record Dictionary(Map<Pickled, Pickled> entries) implements Pickled {}

    /// A name the pickle refers to, one of the white list.
    record Global(TorchGlobal name) implements Pickled {}

    /// A block of numbers outside the pickle.
    ///
    /// @param key what the container calls it
    /// @param elements how many numbers of the type it holds
    record Storage(DType type, String key, long elements) implements Pickled {}

    /// A tensor: some of the numbers of a storage.
    ///
    /// @param offset first element in the storage
    /// @param shape lengths of the axes
    /// @param strides elements of the storage from one index to the next, for each axis
    record View(Storage storage, long offset, int[] shape, long[] strides) implements Pickled {}
}
