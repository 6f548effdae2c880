package io.github.ariadne4j.chaos.world;

import io.github.ariadne4j.chaos.fault.FaultProxy;
import io.github.ariadne4j.chaos.fault.Wire;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The Redis of a world, the way of all instances to it, and what it holds. */
public final class Redis {
    /** Who owns which calls, and since when: that stays when there are none. */
    private static final Pattern STAYS = Pattern.compile(".*:(epochs|owners|seen|servers)");

    private final Server server;
    private final FaultProxy way;
    private @Nullable Sentinel sentinel;

    Redis(Server server) {
        this.server = server;
        this.way = FaultProxy.before(Integer.parseInt(server.env("REDIS_PORT")), Wire.REDIS);
    }

    /** To crash, freeze and restart it. */
    public Server server() {
        return server;
    }

    /** To cut it off. */
    public FaultProxy way() {
        return way;
    }

    /** It forgets everything. */
    public void flush() {
        server.ask("cli", "flushall");
    }

    /** Has a replica from now on, and a Sentinel, which hands out real addresses: no proxy is on the way. */
    void follow(Sentinel found) {
        sentinel = found;
    }

    /** Where applications find it. */
    String url() {
        return sentinel == null ? "redis://127.0.0.1:" + way.port() : sentinel.url();
    }

    /** What should not be there without calls. */
    public List<String> keys() {
        Server primary = sentinel == null ? server : sentinel.primary();
        return primary.ask("cli", "--scan")
                .lines()
                .filter(key -> !key.isBlank() && !STAYS.matcher(key).matches())
                .toList();
    }
}
