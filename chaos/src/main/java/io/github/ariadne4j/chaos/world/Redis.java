package io.github.ariadne4j.chaos.world;

import io.github.ariadne4j.chaos.fault.FaultProxy;
import io.github.ariadne4j.chaos.fault.Wire;
import java.util.List;
import java.util.regex.Pattern;

/** The Redis of a world, the way of all instances to it, and what it holds. */
public final class Redis {
    /** Who owns which calls, and since when: that stays when there are none. */
    private static final Pattern STAYS = Pattern.compile(".*:(epochs|owners|seen)");

    private final Server server;
    private final FaultProxy way;

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

    /** What should not be there without calls. */
    public List<String> keys() {
        return server.ask("cli", "--scan")
                .lines()
                .filter(key -> !key.isBlank() && !STAYS.matcher(key).matches())
                .toList();
    }
}
