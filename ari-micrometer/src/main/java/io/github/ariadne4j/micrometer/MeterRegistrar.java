package io.github.ariadne4j.micrometer;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Registers meters with values of one subject.
 *
 * @param registry the registry
 * @param subject the source of the values
 * @param tags tags of all meters
 */
record MeterRegistrar<T>(MeterRegistry registry, T subject, Tags tags) {
    void gauge(String name, String description, ToDoubleFunction<T> figure) {
        gauge(name, description, Tags.empty(), null, figure);
    }

    void gauge(String name, String description, Tags more, @Nullable String unit, ToDoubleFunction<T> figure) {
        Gauge.builder(name, subject, figure)
                .description(description)
                .tags(tags.and(more))
                .baseUnit(unit)
                .strongReference(true)
                .register(registry);
    }

    void count(String name, String description, ToDoubleFunction<T> figure) {
        count(name, description, Tags.empty(), figure);
    }

    void count(String name, String description, Tags more, ToDoubleFunction<T> figure) {
        FunctionCounter.builder(name, subject, figure)
                .description(description)
                .tags(tags.and(more))
                .register(registry);
    }
}
