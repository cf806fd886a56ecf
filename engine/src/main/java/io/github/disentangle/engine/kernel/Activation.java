package io.github.disentangle.engine.kernel;

import java.util.Locale;
import java.util.Optional;

/// The element-wise functions a configuration may name (`ACT2FN` of the reference), with their exact formulas.
public enum Activation {
    /// `x/2 · (1 + erf(x/√2))`
    GELU {
        @Override
        public double apply(double x) {
            return 0.5 * x * (1 + Erf.erf(x / Math.sqrt(2)));
        }

        @Override
        public double derivative(double x) {
            return normalShare(x) + x * normalDensity(x);
        }
    },
    /// GELU clipped to [-10, 10]
    GELU_10 {
        @Override
        public double apply(double x) {
            return Math.clamp(GELU.apply(x), -10, 10);
        }

        @Override
        public double derivative(double x) {
            return Math.abs(GELU.apply(x)) > 10 ? 0 : GELU.derivative(x);
        }
    },
    /// `x/2 · (1 + tanh(√(2/π)·(x + 0.044715·x³)))`
    GELU_TANH {
        @Override
        public double apply(double x) {
            return 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
        }

        @Override
        public double derivative(double x) {
            double tanh = Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x));
            double inner = Math.sqrt(2 / Math.PI) * (1 + 3 * 0.044715 * x * x);
            return 0.5 * (1 + tanh) + 0.5 * x * (1 - tanh * tanh) * inner;
        }
    },
    /// `x·σ(1.702·x)`
    QUICK_GELU {
        @Override
        public double apply(double x) {
            return x * sigmoid(1.702 * x);
        }

        @Override
        public double derivative(double x) {
            double gate = sigmoid(1.702 * x);
            return gate * (1 + 1.702 * x * (1 - gate));
        }
    },
    RELU {
        @Override
        public double apply(double x) {
            return Math.max(x, 0);
        }

        @Override
        public double derivative(double x) {
            return x > 0 ? 1 : 0;
        }
    },
    RELU2 {
        @Override
        public double apply(double x) {
            return x > 0 ? x * x : 0;
        }

        @Override
        public double derivative(double x) {
            return 2 * Math.max(x, 0);
        }
    },
    RELU6 {
        @Override
        public double apply(double x) {
            return Math.clamp(x, 0, 6);
        }

        @Override
        public double derivative(double x) {
            return x > 0 && x < 6 ? 1 : 0;
        }
    },
    SILU {
        @Override
        public double apply(double x) {
            return x * sigmoid(x);
        }

        @Override
        public double derivative(double x) {
            double gate = sigmoid(x);
            return gate * (1 + x * (1 - gate));
        }
    },
    TANH {
        @Override
        public double apply(double x) {
            return Math.tanh(x);
        }

        @Override
        public double derivative(double x) {
            double tanh = Math.tanh(x);
            return 1 - tanh * tanh;
        }
    },
    SIGMOID {
        @Override
        public double apply(double x) {
            return sigmoid(x);
        }

        @Override
        public double derivative(double x) {
            double gate = sigmoid(x);
            return gate * (1 - gate);
        }
    },
    LINEAR {
        @Override
        public double apply(double x) {
            return x;
        }

        @Override
        public double derivative(double x) {
            return 1;
        }
    },
    MISH {
        @Override
        public double apply(double x) {
            return x * Math.tanh(softplus(x));
        }

        @Override
        public double derivative(double x) {
            double tanh = Math.tanh(softplus(x));
            return tanh + x * (1 - tanh * tanh) * sigmoid(x);
        }
    },
    HARDSWISH {
        @Override
        public double apply(double x) {
            return x * Math.clamp(x + 3, 0, 6) / 6;
        }

        @Override
        public double derivative(double x) {
            return x <= -3 ? 0 : x >= 3 ? 1 : (2 * x + 3) / 6;
        }
    },
    LEAKY_RELU {
        @Override
        public double apply(double x) {
            return x > 0 ? x : 0.01 * x;
        }

        @Override
        public double derivative(double x) {
            return x > 0 ? 1 : 0.01;
        }
    },
    LAPLACE {
        @Override
        public double apply(double x) {
            return 0.5 * (1 + Erf.erf((x - 0.707107) / (0.282095 * Math.sqrt(2))));
        }

        @Override
        public double derivative(double x) {
            return normalDensity((x - 0.707107) / 0.282095) / 0.282095;
        }
    },
    SQRT_SOFTPLUS {
        @Override
        public double apply(double x) {
            return Math.sqrt(softplus(x));
        }

        @Override
        public double derivative(double x) {
            double root = Math.sqrt(softplus(x));
            return root == 0 ? 0 : sigmoid(x) / (2 * root);
        }
    };

    /// The function's value.
    public abstract double apply(double x);

    /// The function's derivative; where there is none, the one the reference's framework takes.
    public abstract double derivative(double x);

    /// `apply(x) / x`, the slope of the line from the origin to the function's value; at 0 the derivative.
    public double slope(double x) {
        return x == 0 ? derivative(0) : apply(x) / x;
    }

    /// The activation a configuration calls by this name; empty when the reference has no parameter-free function
    /// of that name.
    public static Optional<Activation> named(String name) {
        return Optional.ofNullable(
                switch (name.toLowerCase(Locale.ROOT)) {
                    case "gelu", "gelu_python" -> GELU;
                    case "gelu_10" -> GELU_10;
                    case "gelu_new", "gelu_accurate", "gelu_pytorch_tanh", "gelu_python_tanh", "gelu_fast" -> GELU_TANH;
                    case "quick_gelu" -> QUICK_GELU;
                    case "relu" -> RELU;
                    case "relu2" -> RELU2;
                    case "relu6" -> RELU6;
                    case "silu", "swish" -> SILU;
                    case "tanh" -> TANH;
                    case "sigmoid" -> SIGMOID;
                    case "linear" -> LINEAR;
                    case "mish" -> MISH;
                    case "hardswish" -> HARDSWISH;
                    case "leaky_relu" -> LEAKY_RELU;
                    case "laplace" -> LAPLACE;
                    case "sqrtsoftplus" -> SQRT_SOFTPLUS;
                    default -> null;
                });
    }

    /// Share of the standard normal distribution below x.
    static double normalShare(double x) {
        return 0.5 * (1 + Erf.erf(x / Math.sqrt(2)));
    }

    static double normalDensity(double x) {
        return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    static double softplus(double x) {
        return x > 30 ? x : Math.log1p(Math.exp(x));
    }
}
