package io.github.ariadne4j.docs;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.Credentials;
import io.github.ariadne4j.ari.bus.EventSelector;
import io.github.ariadne4j.ari.event.StasisStart;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.limit.LimitLookup;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.Route;
import io.github.ariadne4j.callflow.spool.FileSpool;
import io.github.ariadne4j.cdr.jdbc.CdrSchema;
import io.github.ariadne4j.cdr.jdbc.JdbcCdrSink;
import io.github.ariadne4j.session.redis.RedisCallStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** The code of {@code getting-started.md}. */
final class GettingStarted {
    private GettingStarted() {}

    static void client(URI asterisk, Credentials credentials) {
        AriClient ari = AriClient.connect(AriSettings.of(asterisk, credentials, "my-app"));
        ari.events().subscribe(EventSelector.of(StasisStart.class), event -> {
            ari.channels()
                    .answer(event.channelId())
                    .thenCompose(done -> ari.channels().hangUp(event.channelId(), HangupCause.NORMAL_CLEARING));
        });
        ari.listen().toCompletableFuture().join();
    }

    static CallEngine engine(AriClient ari, AriSettings settings, DataSource dataSource, LimitLookup limits) {
        CdrSchema.migrate(dataSource);
        CallEngine engine = CallEngine.builder(ari)
                .flow(new DialAndBridge(call -> route(call)))
                .store(RedisCallStore.connect("redis://localhost", limits))
                .spool(FileSpool.open(Path.of("b2bua-spool")))
                .cdrs(JdbcCdrSink.on(dataSource))
                .takeOvers(application -> AriClient.connect(settings.withApplication(application)))
                .start();
        return engine;
    }

    static Route route(IncomingCall call) {
        if (call.dialled().startsWith("900")) {
            return Route.refuse(HangupCause.CALL_REJECTED);
        }
        DialTarget carrier = DialTarget.pjsip("carrier", call.dialled()).ringFor(Duration.ofSeconds(20));
        DialTarget backup = DialTarget.pjsip("backup", call.dialled());
        return Route.inOrder(List.of(carrier, backup));
    }
}
