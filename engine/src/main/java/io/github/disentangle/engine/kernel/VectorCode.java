package io.github.disentangle.engine.kernel;

import org.jspecify.annotations.Nullable;

/// The specialised kernels of one vector width, made once per JVM so that compiled code serves all who use them.
final class VectorCode {

    private static final class Bits128 {
        static final VectorCode CODE = new VectorCode(VectorShape.of(128));
    }

    private static final class Bits256 {
        static final VectorCode CODE = new VectorCode(VectorShape.of(256));
    }

    private static final class Bits512 {
        static final VectorCode CODE = new VectorCode(VectorShape.of(512));
    }

    private final VectorShape shape;
    private final Tile[] tiles;
    private final Tile[] aheadTiles;
    private final PanelDecoder[] decoders;
    private final RowKernels rows;
    private final BlockKernels blocks;
    private @Nullable PeakLoop peak;

    static VectorCode of(int bits) {
        return switch (bits) {
            case 128 -> Bits128.CODE;
            case 256 -> Bits256.CODE;
            case 512 -> Bits512.CODE;
            default -> throw new IllegalArgumentException("vectors have 128, 256 or 512 bits, not " + bits);
        };
    }

    private VectorCode(VectorShape shape) {
        this.shape = shape;
        QuickCompiler.leavesKernelsAlone();
        rows = Specialised.instance(VectorRows.class, shape, RowKernels.class);
        blocks = Specialised.instance(VectorBlocks.class, shape, BlockKernels.class);
        tiles = new Tile[shape.rows() + 1];
        aheadTiles = new Tile[shape.rows() + 1];
        for (int height = 1; height <= shape.rows(); height++) {
            tiles[height] = tile(height, false);
            if (shape.ahead() > 0) {
                aheadTiles[height] = tile(height, true);
            }
        }
        decoders = new PanelDecoder[WeightFormat.values().length];
        for (WeightFormat format : WeightFormat.values()) {
            var constants = new VectorDecoder.Constants(shape, format);
            decoders[format.ordinal()] = Specialised.instance(VectorDecoder.class, constants, PanelDecoder.class);
        }
    }

    private Tile tile(int height, boolean ahead) {
        return Specialised.instance(VectorTile.class, new VectorTile.Constants(shape, height, ahead), Tile.class);
    }

    VectorShape shape() {
        return shape;
    }

    Tile tile(int height) {
        return tiles[height];
    }

    /// A tile that reads ahead, where the shape has such.
    Tile aheadTile(int height) {
        return aheadTiles[height];
    }

    PanelDecoder decoder(WeightFormat format) {
        return decoders[format.ordinal()];
    }

    RowKernels rows() {
        return rows;
    }

    BlockKernels blocks() {
        return blocks;
    }

    /// Made when it is first asked for, and once, so that it is compiled once: only measurements need it.
    synchronized PeakLoop peak() {
        if (peak == null) {
            peak = Specialised.instance(VectorPeak.class, shape, PeakLoop.class);
        }
        return peak;
    }
}
