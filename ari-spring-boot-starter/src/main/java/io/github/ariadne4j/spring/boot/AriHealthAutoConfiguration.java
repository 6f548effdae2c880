package io.github.ariadne4j.spring.boot;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.callflow.CallEngine;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** The health of client and engine, as {@code ari} of the health endpoint, with spring-boot-health on the class path. */
@AutoConfiguration(after = CallEngineAutoConfiguration.class)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnBean(AriClient.class)
@ConditionalOnEnabledHealthIndicator("ari")
public final class AriHealthAutoConfiguration {
    /** Used by Spring. */
    AriHealthAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(name = "ariHealthIndicator")
    HealthIndicator ariHealthIndicator(AriClient ari, ObjectProvider<CallEngine> engine) {
        return new AriHealthIndicator(ari, engine.getIfUnique());
    }
}
