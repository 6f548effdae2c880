package io.github.ariadne4j.spring.boot;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Connects a client to Asterisk by the properties, unless the application has an {@link AriSettings} or {@link AriClient} bean of its
 * own.
 */
@AutoConfiguration
@ConditionalOnProperty(name = "ariadne4j.enabled", matchIfMissing = true)
@EnableConfigurationProperties(AriProperties.class)
public final class AriClientAutoConfiguration {
    /** Used by Spring. */
    AriClientAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean({AriSettings.class, AriClient.class})
    AriSettings ariSettings(AriProperties properties, Environment environment) {
        return AriConnector.settings(properties, environment.getProperty("spring.application.name"));
    }

    /**
     * Connects when the bean is created, so that a wrong address or password ends the start. Events flow once the engine, or the
     * application, listens.
     */
    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    AriClient ariClient(AriSettings settings) {
        return AriConnector.connect(settings);
    }
}
