package io.github.ariadne4j.spring.boot.test;

import io.github.ariadne4j.testkit.AriSimulator;
import java.util.Map;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/** A simulator as a bean, closed after all others. All instances are equal, so that test classes share a context. */
record SimulatorContextCustomizer() implements ContextCustomizer {
    private static final String NAME = "ariSimulator";

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        AriSimulator simulator = AriSimulator.start();
        context.getBeanFactory().registerSingleton(NAME, simulator);
        if (context.getBeanFactory() instanceof DefaultSingletonBeanRegistry beans) {
            beans.registerDisposableBean(NAME, simulator::close);
        }
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        NAME,
                        Map.of(
                                "ariadne4j.url", simulator.uri().toString(),
                                "ariadne4j.username", simulator.username(),
                                "ariadne4j.password", simulator.password())));
    }
}
