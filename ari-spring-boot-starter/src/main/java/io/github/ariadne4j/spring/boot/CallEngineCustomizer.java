package io.github.ariadne4j.spring.boot;

import io.github.ariadne4j.callflow.CallEngine;

/**
 * A bean that changes the builder of the auto-configured engine. Called once, in the order of the beans, after the starter's own
 * settings.
 */
@FunctionalInterface
public interface CallEngineCustomizer {
    /** Changes the builder; must not start the engine. */
    void customize(CallEngine.Builder builder);
}
