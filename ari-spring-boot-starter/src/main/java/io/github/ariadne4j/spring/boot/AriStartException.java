package io.github.ariadne4j.spring.boot;

import org.jspecify.annotations.Nullable;

/**
 * The application cannot start until its operator changes something. Spring Boot prints the failure and its cure, by
 * {@link AriStartFailureAnalyzer}.
 */
public final class AriStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String action;

    AriStartException(String description, String action, @Nullable Throwable cause) {
        super(description, cause);
        this.action = action;
    }

    /** The change that the operator has to make. */
    public String action() {
        return action;
    }
}
