package io.github.ariadne4j.chaos.testbed;

import java.util.List;

/** A Redis, its replica, and the Sentinel that reports which of them is the primary. */
public final class Sentinel {
    private final Server sentinel;
    private final List<Server> pair;

    Sentinel(Server sentinel, Server first, Server second) {
        this.sentinel = sentinel;
        this.pair = List.of(first, second);
    }

    /** The server that takes writes now. */
    public Server primary() {
        String port = sentinel.ask("cli", "sentinel", "get-master-addr-by-name", "calls")
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the Sentinel reports no primary"));
        return pair.stream()
                .filter(server -> server.env("REDIS_PORT").equals(port))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no server of the pair has the primary's port " + port));
    }

    /** Whether the primary has a replica that follows it, and that the Sentinel would promote. */
    public boolean isReady() {
        return primary().ask("cli", "info", "replication").contains("state=online")
                && sentinel.ask("cli", "sentinel", "replicas", "calls").contains("\nmaster-link-status\nok\n");
    }

    /** The URL of the primary for applications. */
    String url() {
        return "redis-sentinel://127.0.0.1:" + sentinel.env("REDIS_PORT") + "#calls";
    }
}
