package io.github.ariadne4j.spring.boot;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.CallEngineListener;
import io.github.ariadne4j.callflow.CallEngineSettings;
import io.github.ariadne4j.callflow.call.CallTimeouts;
import io.github.ariadne4j.callflow.cdr.CdrSink;
import io.github.ariadne4j.callflow.credit.CreditControl;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.FlowSelector;
import io.github.ariadne4j.callflow.gate.AdmissionGate;
import io.github.ariadne4j.callflow.observer.CallObserver;
import io.github.ariadne4j.callflow.spool.SessionSpool;
import io.github.ariadne4j.callflow.store.CallStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * Configures the engine if the application has a {@link CallFlow} or a {@link FlowSelector} bean. Beans that are a gate, listener,
 * observer or {@link CallEngineCustomizer} are added to it, in their order; a {@link CreditControl} reserves and settles credit.
 */
@AutoConfiguration(
        after = {AriClientAutoConfiguration.class, CallStoreAutoConfiguration.class, CdrAutoConfiguration.class})
@ConditionalOnProperty(name = "ariadne4j.enabled", matchIfMissing = true)
@ConditionalOnBean(AriClient.class)
@Conditional(CallEngineAutoConfiguration.FlowIsThere.class)
@ConditionalOnMissingBean(CallEngine.class)
public final class CallEngineAutoConfiguration {
    /** Used by Spring. */
    CallEngineAutoConfiguration() {}

    /** Whether a bean handles calls. */
    static final class FlowIsThere extends AnyNestedCondition {
        FlowIsThere() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnBean(FlowSelector.class)
        static final class Selector {}

        @ConditionalOnBean(CallFlow.class)
        static final class Flow {}
    }

    @Bean
    @ConditionalOnMissingBean
    CallEngineSettings callEngineSettings(AriProperties properties) {
        AriProperties.Engine engine = properties.engine();
        return new CallEngineSettings(
                CallTimeouts.defaults()
                        .withLongestCall(engine.longestCall())
                        .withLongestSilence(engine.longestSilence()),
                engine.mostCalls(),
                engine.admitWhenLimitsUnknown(),
                engine.admitWhenSessionLost(),
                engine.admitWhenCreditUnknown(),
                engine.lookEvery(),
                engine.overloadDelay());
    }

    /** @throws org.springframework.beans.factory.NoUniqueBeanDefinitionException for several flows without a selector */
    @Bean
    @ConditionalOnMissingBean
    FlowSelector flowSelector(ObjectProvider<CallFlow> flows) {
        return FlowSelector.always(flows.getObject());
    }

    @Bean
    EngineBeans engineBeans(
            ObjectProvider<CallStore> store,
            ObjectProvider<SessionSpool> spool,
            ObjectProvider<CdrSink> cdrs,
            ObjectProvider<CreditControl> credit,
            ObjectProvider<AdmissionGate> gates,
            ObjectProvider<CallObserver> observers,
            ObjectProvider<CallEngineListener> listeners,
            ObjectProvider<CallEngineCustomizer> customizers) {
        return new EngineBeans(store, spool, cdrs, credit, gates, observers, listeners, customizers);
    }

    @Bean(destroyMethod = "close")
    LifecycleCallEngine callEngine(
            AriClient ari,
            ObjectProvider<AriSettings> connection,
            FlowSelector flows,
            CallEngineSettings settings,
            EngineBeans beans,
            AriProperties properties) {
        EngineStarter start = new EngineStarter(
                ari, connection.getIfUnique(), properties.engine().takeOvers());
        CallEngine.Builder builder = CallEngine.builder(ari).flows(flows).settings(settings);
        beans.addTo(builder, start);
        return new LifecycleCallEngine(
                new NotStartedEngine(beans.refusals()),
                () -> start.start(builder),
                properties.engine().drainTimeout());
    }
}
