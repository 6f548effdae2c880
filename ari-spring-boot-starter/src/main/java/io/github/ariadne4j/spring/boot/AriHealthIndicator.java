package io.github.ariadne4j.spring.boot;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.HealthProblem;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * The health of the engine: down with each of its problems, out of service while it drains. Without an engine it is the state of the
 * client's connection. Never blocks.
 */
final class AriHealthIndicator implements HealthIndicator {
    private final AriClient ari;
    private final @Nullable CallEngine engine;

    AriHealthIndicator(AriClient ari, @Nullable CallEngine engine) {
        this.ari = ari;
        this.engine = engine;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up()
                .withDetail("application", ari.application())
                .withDetail("asterisk", ari.server().version())
                .withDetail("connection", ari.state().name().toLowerCase(Locale.ROOT));
        if (engine != null) {
            tell(engine, health.withDetail("activeCalls", engine.activeCalls()));
        }
        return health.build();
    }

    private static void tell(CallEngine engine, Health.Builder health) {
        if (engine.isDraining()) {
            health.outOfService();
        }
        for (HealthProblem problem : engine.health().problems()) {
            health.down().withDetail(problem.kind().name().toLowerCase(Locale.ROOT), problem.detail());
        }
    }
}
