package io.github.ariadne4j.session.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import io.lettuce.core.resource.EpollProvider;
import io.lettuce.core.resource.NettyCustomizer;
import io.netty.channel.Channel;
import io.netty.handler.flush.FlushConsolidationHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The options of Lettuce: short time limits, and no repetition of commands after a reconnection. */
final class LinkOptions {
    private static final Logger LOG = LoggerFactory.getLogger(LinkOptions.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration REFRESH = Duration.ofSeconds(2);
    private static final int SILENT_TIMEOUTS = 10;

    /** Maximum number of commands flushed together. */
    private static final int MOST_AT_ONCE = 256;

    private LinkOptions() {}

    /** @param connections records all opened connections */
    static ClientResources resources(RedisSettings settings, OpenConnections connections) {
        return DefaultClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .reconnectDelay(Delay.exponential(SHORTEST_PAUSE, LONGEST_PAUSE, 2, TimeUnit.MILLISECONDS))
                .nettyCustomizer(new NettyCustomizer() {
                    @Override
                    public void afterChannelInitialized(Channel channel) {
                        connections.add(channel);
                        channel.pipeline()
                                .addFirst(new CommandTimeoutHandler(silence(settings)))
                                .addFirst(new FlushConsolidationHandler(MOST_AT_ONCE, true));
                    }
                })
                .build();
    }

    /** Time without any answer after which a connection is closed. */
    private static Duration silence(RedisSettings settings) {
        return settings.timeout().multipliedBy(SILENT_TIMEOUTS);
    }

    /** The options of a connection to one server, or to the primary that Sentinels report. */
    static ClientOptions single(RedisSettings settings) {
        ClientOptions.Builder options = ClientOptions.builder();
        configure(options, settings);
        return options.build();
    }

    /**
     * The options of connections to the nodes of a Cluster: the topology is refreshed periodically, and at once after
     * the loss of a node.
     */
    static ClusterClientOptions cluster(RedisSettings settings) {
        ClusterClientOptions.Builder options = ClusterClientOptions.builder();
        configure(options, settings);
        return options.topologyRefreshOptions(ClusterTopologyRefreshOptions.builder()
                        .enablePeriodicRefresh(REFRESH)
                        .adaptiveRefreshTriggersTimeout(CONNECT)
                        .build())
                .build();
    }

    private static void configure(ClientOptions.Builder options, RedisSettings settings) {
        options.autoReconnect(true)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(settings.queue())
                .timeoutOptions(TimeoutOptions.enabled(settings.timeout()))
                .socketOptions(socket(settings))
                // True removes a command: none is repeated, since its caller has received the failure.
                .replayFilter(command -> true);
        askForNoMaintenanceNotifications(options);
    }

    /** TCP_USER_TIMEOUT requires Netty's native transport, which applications may add. */
    private static SocketOptions socket(RedisSettings settings) {
        SocketOptions.Builder socket = SocketOptions.builder()
                .connectTimeout(CONNECT)
                .keepAlive(SocketOptions.KeepAliveOptions.builder()
                        .enable()
                        .idle(Duration.ofSeconds(10))
                        .interval(Duration.ofSeconds(2))
                        .count(3)
                        .build());
        if (EpollProvider.isAvailable()) {
            socket.tcpUserTimeout(SocketOptions.TcpUserTimeoutOptions.builder()
                    .enable()
                    .tcpUserTimeout(silence(settings))
                    .build());
        }
        return socket.build();
    }

    /**
     * Disables maintenance notifications: Redis 7.0 answers their handshake with an error. Lettuce 6.8, which some
     * applications use, does not have them.
     */
    private static void askForNoMaintenanceNotifications(ClientOptions.Builder options) {
        try {
            options.maintNotificationsConfig(MaintNotificationsConfig.disabled());
        } catch (NoSuchMethodError | NoClassDefFoundError olderLettuce) {
            LOG.debug("this version of Lettuce has no maintenance notifications");
        }
    }
}
