package io.github.disentangle.engine.kernel;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// More independent chains than the CPU has multiply-adds under way at once.
final class VectorPeak implements PeakLoop {

    private static final VectorShape SHAPE = Specialised.constants(MethodHandles.lookup(), VectorShape.class);
    private static final VectorSpecies<Float> SPECIES = SHAPE.species();
    private static final int CHAINS = 12;

    @Override
    public float run(int turns) {
        FloatVector a = FloatVector.broadcast(SPECIES, 0.5f);
        FloatVector b = FloatVector.broadcast(SPECIES, 1e-3f);
        FloatVector s0 = a, s1 = a, s2 = a, s3 = a, s4 = a, s5 = a;
        FloatVector s6 = a, s7 = a, s8 = a, s9 = a, s10 = a, s11 = a;
        for (int turn = 0; turn < turns; turn++) {
            s0 = a.fma(b, s0);
            s1 = a.fma(b, s1);
            s2 = a.fma(b, s2);
            s3 = a.fma(b, s3);
            s4 = a.fma(b, s4);
            s5 = a.fma(b, s5);
            s6 = a.fma(b, s6);
            s7 = a.fma(b, s7);
            s8 = a.fma(b, s8);
            s9 = a.fma(b, s9);
            s10 = a.fma(b, s10);
            s11 = a.fma(b, s11);
        }
        FloatVector sum = s0.add(s1).add(s2).add(s3).add(s4).add(s5);
        return sum.add(s6).add(s7).add(s8).add(s9).add(s10).add(s11).lane(0);
    }

    @Override
    public long operations() {
        return 2L * CHAINS * SPECIES.length();
    }
}
