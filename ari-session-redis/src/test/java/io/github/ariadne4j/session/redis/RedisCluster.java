package io.github.ariadne4j.session.redis;

import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.testkit.real.UnusedPort;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A Cluster of three primaries, with a replica of the primary that has the keys. */
final class RedisCluster implements BeforeAllCallback, AfterAllCallback, AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int PRIMARIES = 3;
    private static final int SLOTS = 16_384;

    private final List<RedisServer> nodes = new ArrayList<>();
    private final List<Integer> busPorts = new ArrayList<>();
    private int ours;

    RedisCluster start() {
        for (int node = 0; node <= PRIMARIES; node++) {
            nodes.add(node().start());
            nodes.get(node).ask("CLUSTER SET-CONFIG-EPOCH " + (node + 1));
        }
        IntStream.range(0, PRIMARIES).forEach(this::takeSlots);
        IntStream.rangeClosed(1, PRIMARIES)
                .forEach(node ->
                        first().ask("CLUSTER MEET 127.0.0.1 " + nodes.get(node).port() + ' ' + busPorts.get(node)));
        await("all nodes to know each other").atMost(SOON).until(() -> allSay("cluster_known_nodes:4"));
        ours = keySlot() * PRIMARIES / SLOTS;
        String id = primary().answer("CLUSTER MYID").lines().skip(1).findFirst().orElseThrow();
        replica().ask("CLUSTER REPLICATE " + id);
        await("replication")
                .atMost(SOON)
                .until(() -> replica().answer("INFO replication").contains("master_link_status:up"));
        await("the Cluster to be whole")
                .atMost(SOON)
                .until(() -> allSay("cluster_state:ok")
                        && nodes.stream()
                                .allMatch(node -> node.answer("CLUSTER NODES").contains("slave " + id)));
        return this;
    }

    private RedisServer node() {
        int bus = UnusedPort.find();
        busPorts.add(bus);
        return RedisServer.with(List.of(
                "cluster-enabled yes",
                "cluster-config-file nodes.conf",
                "cluster-node-timeout 1500",
                "cluster-port " + bus));
    }

    private void takeSlots(int node) {
        int from = (SLOTS * node + PRIMARIES - 1) / PRIMARIES;
        int to = (SLOTS * (node + 1) + PRIMARIES - 1) / PRIMARIES - 1;
        nodes.get(node).ask("CLUSTER ADDSLOTSRANGE " + from + ' ' + to);
    }

    private int keySlot() {
        return Integer.parseInt(
                first().ask("CLUSTER KEYSLOT " + new RedisKeys("a4j").origins()).substring(1));
    }

    private boolean allSay(String what) {
        return nodes.stream().allMatch(node -> node.answer("CLUSTER INFO").contains(what));
    }

    private RedisServer first() {
        return nodes.get(0);
    }

    /** The first primary of the keys. */
    RedisServer primary() {
        return nodes.get(ours);
    }

    /** The node that replaces the primary. */
    RedisServer replica() {
        return nodes.get(PRIMARIES);
    }

    /** The URL of all nodes without the one that has the keys, so that a client has to discover it. */
    String url() {
        return nodes.stream()
                .filter(node -> node != primary())
                .map(node -> "127.0.0.1:" + node.port())
                .collect(Collectors.joining(",", "redis-cluster://", ""));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        start();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    @Override
    public void close() {
        nodes.forEach(RedisServer::close);
    }
}
