package io.github.ariadne4j.spring.boot;

import io.github.ariadne4j.callflow.CallEngine;

/** A bean that changes how the auto-configured engine is made. Called once, in the order of the beans, after the starter's own settings. */
@FunctionalInterface
public interface CallEngineCustomizer {
    /** Changes it; must not start it. */
    void customize(CallEngine.Builder builder);
}
