package io.github.disentangle.engine.checkpoint;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// A weight of 4-bit codes (nf4 or fp4) with one scale for each block of values, unpacked while it is read: `w =
/// map[code] · absmax[block]`, the first value of a byte in its high half. With double quantisation the scales
/// are codes themselves: `absmax[i] = nestedMap[code[i]] · nestedAbsmax[i / nestedBlock] + offset`. Source:
/// bitsandbytes, `functional.py`.
final class FourBitElements implements Elements {

    private static final int CODES = 16;
    private static final int NESTED_CODES = 256;

    private final MemorySegment packed;
    private final FourBitState state;
    private final float[] map;
    private final Scales scales;

    /// The scale of each block.
    private interface Scales {
        float of(long block);
    }

    private FourBitElements(MemorySegment packed, FourBitState state, float[] map, Scales scales) {
        this.packed = packed;
        this.state = state;
        this.map = map;
        this.scales = scales;
    }

    /// Puts a weight together from its parts.
    ///
    /// @param nestedAbsmax scales of the scales; with `nestedMap` only when the state says nested
    /// @throws CheckpointException when the parts do not fit each other
    static FourBitElements of(
            StoredTensor packed,
            FourBitState state,
            StoredTensor absmax,
            StoredTensor map,
            @Nullable StoredTensor nestedAbsmax,
            @Nullable StoredTensor nestedMap) {
        long size = StoredTensor.size(state.shape());
        long blocks = (size + state.blockSize() - 1) / state.blockSize();
        check(packed, plain(packed).data().byteSize(), (size + 1) / 2, "bytes of codes");
        check(absmax, absmax.size(), blocks, "scales");
        check(map, map.size(), CODES, "codes");
        Scales scales;
        if (nestedAbsmax == null || nestedMap == null) {
            scales = plainScales(absmax);
        } else {
            long nestedBlocks = (blocks + state.nestedBlockSize() - 1) / state.nestedBlockSize();
            check(nestedAbsmax, nestedAbsmax.size(), nestedBlocks, "scales of scales");
            check(nestedMap, nestedMap.size(), NESTED_CODES, "codes of scales");
            scales = nestedScales(absmax, nestedAbsmax, nestedMap.floats(), state);
        }
        return new FourBitElements(plain(packed).data(), state, map.floats(), scales);
    }

    private static Scales plainScales(StoredTensor absmax) {
        PlainElements values = plain(absmax);
        if (!absmax.dtype().floating()) {
            throw new CheckpointException(absmax + " should hold fractions, but is " + absmax.dtype() + ".");
        }
        return block -> (float) values.value(block);
    }

    private static Scales nestedScales(StoredTensor codes, StoredTensor absmax, float[] map, FourBitState state) {
        if (codes.dtype() != DType.U8 || !absmax.dtype().floating()) {
            throw new CheckpointException(codes + " should hold bytes, but is " + codes.dtype() + ".");
        }
        PlainElements code = plain(codes);
        PlainElements values = plain(absmax);
        return block -> map[(int) code.integer(block)] * (float) values.value(block / state.nestedBlockSize())
                + state.nestedOffset();
    }

    private static PlainElements plain(StoredTensor tensor) {
        if (!(tensor.elements() instanceof PlainElements plain)) {
            throw new CheckpointException(tensor + " is a view, which a part of a quantised weight cannot be.");
        }
        return plain;
    }

    private static void check(StoredTensor part, long found, long expected, String what) {
        if (found != expected) {
            throw new CheckpointException(part + " should hold " + expected + " " + what + ", but holds " + found
                    + ": the quantised weight is broken.");
        }
    }

    @Override
    public void read(long from, float[] target, int to, int count) {
        int blockSize = state.blockSize();
        for (int done = 0; done < count; ) {
            long position = from + done;
            long block = position / blockSize;
            int length = (int) Math.min(count - done, (block + 1) * blockSize - position);
            readBlock(position, scales.of(block), target, to + done, length);
            done += length;
        }
        switch (state.type()) {
            case F16 -> {
                for (int i = to; i < to + count; i++) {
                    target[i] = Float.float16ToFloat(Float.floatToFloat16(target[i]));
                }
            }
            case BF16 -> {
                for (int i = to; i < to + count; i++) {
                    target[i] = BFloat16.widen(BFloat16.round(target[i]));
                }
            }
            default -> {}
        }
    }

    private void readBlock(long from, float scale, float[] target, int to, int count) {
        for (int i = 0; i < count; i++) {
            int pair = packed.get(PlainElements.BYTE, from + i >> 1);
            int code = (from + i & 1) == 0 ? pair >> 4 & 15 : pair & 15;
            target[to + i] = map[code] * scale;
        }
    }
}
