package io.github.ariadne4j.docs;

import com.zaxxer.hikari.HikariDataSource;
import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.Credentials;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.spool.FileSpool;
import io.github.ariadne4j.cdr.jdbc.CdrSchema;
import io.github.ariadne4j.cdr.jdbc.JdbcCdrSink;
import io.github.ariadne4j.cdr.jdbc.limit.JdbcLimitLookup;
import io.github.ariadne4j.session.redis.RedisCallStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

public final class CallServer {
    public static void main(String[] args) throws InterruptedException {
        Credentials credentials = new Credentials("b2bua", System.getenv("ARI_PASSWORD"));
        AriSettings settings = AriSettings.of(URI.create("http://localhost:8088"), credentials, "b2bua");
        CountDownLatch stop = stopOnSigterm();
        try (HikariDataSource database = database(System.getenv("CDR_JDBC_URL"));
                JdbcLimitLookup limits = JdbcLimitLookup.on(database);
                JdbcCdrSink cdrs = JdbcCdrSink.on(database);
                RedisCallStore store = RedisCallStore.connect(System.getenv("REDIS_URL"), limits);
                FileSpool spool = FileSpool.open(Path.of("b2bua-spool"));
                AriClient ari = AriClient.connect(settings);
                CallEngine engine = CallEngine.builder(ari)
                        .flow(new DialAndBridge(call -> DialTarget.pjsip("my-peer", call.dialled())))
                        .store(store)
                        .spool(spool)
                        .cdrs(cdrs)
                        .start()) {
            stop.await();
            engine.drain();
            engine.awaitIdle(Duration.ofSeconds(30));
        }
    }

    private static HikariDataSource database(String url) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        CdrSchema.migrate(pool);
        return pool;
    }

    private static CountDownLatch stopOnSigterm() {
        CountDownLatch stop = new CountDownLatch(1);
        Thread main = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.countDown();
            try {
                main.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        return stop;
    }
}
