package io.github.ariadne4j.spring.boot;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells Spring Boot what to print in place of a stack trace. */
final class AriStartFailureAnalyzer extends AbstractFailureAnalyzer<AriStartException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, AriStartException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
