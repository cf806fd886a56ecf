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
            s0 = s0.fma(a, b);
            s1 = s1.fma(a, b);
            s2 = s2.fma(a, b);
            s3 = s3.fma(a, b);
            s4 = s4.fma(a, b);
            s5 = s5.fma(a, b);
            s6 = s6.fma(a, b);
            s7 = s7.fma(a, b);
            s8 = s8.fma(a, b);
            s9 = s9.fma(a, b);
            s10 = s10.fma(a, b);
            s11 = s11.fma(a, b);
        }
        FloatVector sum = s0.add(s1).add(s2).add(s3).add(s4).add(s5);
        return sum.add(s6).add(s7).add(s8).add(s9).add(s10).add(s11).lane(0);
    }

    @Override
    public long operations() {
        return 2L * CHAINS * SPECIES.length();
    }
}
