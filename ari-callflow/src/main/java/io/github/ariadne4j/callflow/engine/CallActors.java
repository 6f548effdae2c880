package io.github.ariadne4j.callflow.engine;

/** Placeholder door of the engine room. */
public final class CallActors {
    private CallActors() {}
}
