package io.github.ariadne4j.spring.boot;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Makes Spring Boot print failure and cure instead of a stack trace. */
final class AriStartFailureAnalyzer extends AbstractFailureAnalyzer<AriStartException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, AriStartException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
