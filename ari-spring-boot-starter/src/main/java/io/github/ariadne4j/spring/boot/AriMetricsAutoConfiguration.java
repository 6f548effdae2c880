package io.github.ariadne4j.spring.boot;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.cdr.CdrSink;
import io.github.ariadne4j.callflow.spool.SessionSpool;
import io.github.ariadne4j.micrometer.AriClientMetrics;
import io.github.ariadne4j.micrometer.CallEngineMetrics;
import io.github.ariadne4j.micrometer.CallMetrics;
import io.github.ariadne4j.micrometer.CdrMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Meters of client, engine and records in the application's registries, with ari-micrometer on the class path. */
@AutoConfiguration(
        after = CallEngineAutoConfiguration.class,
        afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass({MeterRegistry.class, CallEngineMetrics.class})
@ConditionalOnBean({MeterRegistry.class, AriClient.class})
public final class AriMetricsAutoConfiguration {
    /** Used by Spring. */
    AriMetricsAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    AriClientMetrics ariClientMetrics(AriClient ari) {
        return new AriClientMetrics(ari);
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBean(CallEngine.class)
    CallEngineMetrics callEngineMetrics(CallEngine engine) {
        return new CallEngineMetrics(engine);
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBean(CallEngine.class)
    CallMetrics callMetrics(MeterRegistry registry) {
        return new CallMetrics(registry);
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBean(CdrSink.class)
    CdrMetrics cdrMetrics(CdrSink cdrs, ObjectProvider<SessionSpool> spool) {
        return new CdrMetrics(cdrs, spool.getIfUnique(SessionSpool::none));
    }
}
