package io.github.ariadne4j.spring.boot;

import org.jspecify.annotations.Nullable;

/** The application cannot start until its operator mends something. Spring Boot prints what and how, by {@link AriStartFailureAnalyzer}. */
public final class AriStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String action;

    AriStartException(String description, String action, @Nullable Throwable cause) {
        super(description, cause);
        this.action = action;
    }

    /** What mends it. */
    public String action() {
        return action;
    }
}
