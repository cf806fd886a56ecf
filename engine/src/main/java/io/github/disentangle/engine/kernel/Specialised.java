package io.github.disentangle.engine.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/// Copies of a class that differ in their constants.
///
/// The compiler turns vector code into machine code only where the vector width is a constant, and unrolls a register
/// tile only where its height is one. A kernel class therefore is written once, takes such values from [#constants]
/// into static final fields, and is defined anew, as a hidden class, for each set of values in use.
final class Specialised {

    private Specialised() {}

    /// A new instance of a copy of `template`, whose static fields see `constants`.
    ///
    /// @param template a class of this package with a constructor without parameters
    static <T> T instance(Class<? extends T> template, Record constants, Class<T> type) {
        String file = template.getSimpleName() + ".class";
        try (InputStream stream = template.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("class file of " + template.getName() + " not found");
            }
            MethodHandles.Lookup copy =
                    MethodHandles.lookup().defineHiddenClassWithClassData(stream.readAllBytes(), constants, true);
            return type.cast(copy.findConstructor(copy.lookupClass(), MethodType.methodType(void.class))
                    .invoke());
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        } catch (RuntimeException | Error exception) {
            throw exception;
        } catch (Throwable exception) {
            throw new IllegalStateException("cannot specialise " + template.getName(), exception);
        }
    }

    /// To be called from the static initialiser of the template.
    static <T extends Record> T constants(MethodHandles.Lookup copy, Class<T> type) {
        try {
            return MethodHandles.classData(copy, java.lang.constant.ConstantDescs.DEFAULT_NAME, type);
        } catch (IllegalAccessException exception) {
            throw new IllegalStateException(exception);
        }
    }
}
