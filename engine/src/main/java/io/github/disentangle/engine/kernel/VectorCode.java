package io.github.disentangle.engine.kernel;

/// The specialised kernels of one vector width.
final class VectorCode {

    private final Tile[] tiles;
    private final PanelDecoder[] decoders;
    private final RowKernels rows;
    private final BlockKernels blocks;

    VectorCode(VectorShape shape) {
        rows = Specialised.instance(VectorRows.class, shape, RowKernels.class);
        blocks = Specialised.instance(VectorBlocks.class, shape, BlockKernels.class);
        tiles = new Tile[shape.rows() + 1];
        for (int height = 1; height <= shape.rows(); height++) {
            var constants = new VectorTile.Constants(shape, height);
            tiles[height] = Specialised.instance(VectorTile.class, constants, Tile.class);
        }
        decoders = new PanelDecoder[WeightFormat.values().length];
        for (WeightFormat format : WeightFormat.values()) {
            var constants = new VectorDecoder.Constants(shape, format);
            decoders[format.ordinal()] = Specialised.instance(VectorDecoder.class, constants, PanelDecoder.class);
        }
    }

    Tile tile(int height) {
        return tiles[height];
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
}
