package io.github.ariadne4j.chaos.testbed;

import io.github.ariadne4j.chaos.fault.FaultProxy;
import io.github.ariadne4j.chaos.fault.WireProtocol;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The Redis of a test bed, the proxy of all instances to it, and its keys. */
public final class Redis {
    /** Owners and epochs, which remain without calls. */
    private static final Pattern STAYS = Pattern.compile(".*:(epochs|owners|seen|servers)");

    private final Server server;
    private final FaultProxy way;
    private @Nullable Sentinel sentinel;

    Redis(Server server) {
        this.server = server;
        this.way = FaultProxy.before(Integer.parseInt(server.env("REDIS_PORT")), WireProtocol.REDIS);
    }

    /** The server, to be crashed, suspended and restarted. */
    public Server server() {
        return server;
    }

    /** The proxy. */
    public FaultProxy way() {
        return way;
    }

    /** Deletes all keys. */
    public void flush() {
        server.ask("cli", "flushall");
    }

    /** Adds a replica and a Sentinel, which returns real addresses: no proxy is in between. */
    void follow(Sentinel found) {
        sentinel = found;
    }

    /** Its URL for applications. */
    String url() {
        return sentinel == null ? "redis://127.0.0.1:" + way.port() : sentinel.url();
    }

    /** The keys that must not exist without calls. */
    public List<String> keys() {
        Server primary = sentinel == null ? server : sentinel.primary();
        return primary.ask("cli", "--scan")
                .lines()
                .filter(key -> !key.isBlank() && !STAYS.matcher(key).matches())
                .toList();
    }
}
