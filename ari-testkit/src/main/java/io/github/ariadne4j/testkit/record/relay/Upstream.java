package io.github.ariadne4j.testkit.record.relay;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** The address of Asterisk, and the connections to it. */
final class Upstream {
    /** {@link URI} returns neither host nor port if the name has an underscore. */
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:.*@)?([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::([0-9]{1,5}))?");

    private final String host;
    private final int port;
    private final @Nullable SslContext tls;

    private Upstream(String host, int port, @Nullable SslContext tls) {
        this.host = host;
        this.port = port;
        this.tls = tls;
    }

    static Upstream of(URI asterisk) {
        boolean secure = "https".equals(asterisk.getScheme());
        String authority = asterisk.getRawAuthority();
        Matcher where = AUTHORITY.matcher(authority == null ? "" : authority);
        if (!where.matches() || !(secure || "http".equals(asterisk.getScheme()))) {
            throw new IllegalArgumentException("the address of Asterisk must be http://host:port or https://host:port");
        }
        String named = where.group(2);
        int port = named == null ? usualPort(secure) : Integer.parseInt(named);
        return new Upstream(where.group(1), port, secure ? clientTls() : null);
    }

    private static int usualPort(boolean secure) {
        return secure ? 8089 : 8088;
    }

    /** Opens a connection to Asterisk for a connection of the application; both use one event loop, and close together. */
    void connect(Channel application, ConnectionDecoder decoder) {
        ChannelFuture connecting = new Bootstrap()
                .group(application.eventLoop())
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel asterisk) {
                        if (tls != null) {
                            asterisk.pipeline().addLast(tls.newHandler(asterisk.alloc(), host, port));
                        }
                        asterisk.pipeline()
                                .addLast(new ForwardingHandler(application, decoder::fromAsterisk, decoder::close));
                    }
                })
                .connect(host, port);
        application
                .pipeline()
                .addLast(new ForwardingHandler(connecting.channel(), decoder::fromApplication, decoder::close));
        ChannelFuture unusedConnect = connecting.addListener(done -> {
            if (done.isSuccess()) {
                application.config().setAutoRead(true);
            } else {
                ChannelFuture unused = application.close();
            }
        });
    }

    private static SslContext clientTls() {
        try {
            return SslContextBuilder.forClient().build();
        } catch (SSLException e) {
            throw new IllegalStateException("this JVM cannot set up TLS", e);
        }
    }
}
