package io.github.ariadne4j.callflow.observer;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The methods of an observer have defaults, so the compiler does not report one that is not forwarded. */
class PassedOnObservationsTest {
    static List<Method> observations() {
        return Arrays.stream(CallObserver.class.getDeclaredMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("observations")
    void whatever_is_observed_is_passed_on(Method observation) {
        for (Class<?> passesOn : List.of(GuardedObserver.class, ObserverPair.class)) {
            assertThatCode(() -> passesOn.getDeclaredMethod(observation.getName(), observation.getParameterTypes()))
                    .doesNotThrowAnyException();
        }
    }
}
