package io.github.ariadne4j.ari.hep;

import io.github.ariadne4j.ari.request.AriConnectionException;
import io.github.ariadne4j.ari.request.FailureReason;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A {@link HepReceiver} with a UDP socket, which is read and decoded on a separate thread, {@code ari-hep}. */
final class UdpHepReceiver implements HepReceiver {
    private static final Logger LOG = LoggerFactory.getLogger(UdpHepReceiver.class);
    private static final int LARGEST_DATAGRAM = 65_535;
    /**
     * The requested size of the receive buffer, which the operating system may limit. It buffers datagrams during
     * pauses of the thread.
     */
    private static final int SOCKET_BUFFER = 1 << 20;

    private static final int CLOSE_SECONDS = 1;

    private final EventLoopGroup group;
    private final Channel socket;
    private final InetSocketAddress address;
    private final HepIntake intake;

    private UdpHepReceiver(EventLoopGroup group, Channel socket, HepIntake intake) {
        this.group = group;
        this.socket = socket;
        this.address = (InetSocketAddress) socket.localAddress();
        this.intake = intake;
    }

    static HepReceiver listen(HepSettings settings, Consumer<SipMessage> listener, Consumer<RtcpMessage> rtcpListener) {
        HepIntake intake = new HepIntake(settings, listener, rtcpListener, System::nanoTime);
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("ari-hep", true), NioIoHandler.newFactory());
        ChannelFuture bound = new Bootstrap()
                .group(group)
                .channel(NioDatagramChannel.class)
                .option(ChannelOption.SO_RCVBUF, SOCKET_BUFFER)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(LARGEST_DATAGRAM))
                .handler(new Datagrams(intake))
                .bind(settings.address())
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            end(group);
            throw new AriConnectionException(
                    "SIP messages cannot be received at " + settings.address() + ": " + FailureReason.of(bound.cause()),
                    bound.cause());
        }
        if (!settings.address().getAddress().isLoopbackAddress()) {
            LOG.warn("SIP messages and the HEP password arrive at {} unencrypted", settings.address());
        }
        return new UdpHepReceiver(group, bound.channel(), intake);
    }

    private static final class Datagrams extends SimpleChannelInboundHandler<DatagramPacket> {
        private final HepIntake intake;
        private final byte[] bytes = new byte[LARGEST_DATAGRAM];

        Datagrams(HepIntake intake) {
            this.intake = intake;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
            ByteBuf content = packet.content();
            int length = content.readableBytes();
            content.readBytes(bytes, 0, length);
            intake.take(bytes, length, packet.sender());
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            LOG.error("a datagram could not be read", cause);
        }
    }

    @Override
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public HepStatistics statistics() {
        return intake.statistics();
    }

    @Override
    public void close() {
        ChannelFuture closed = socket.close();
        if (!socket.eventLoop().inEventLoop()) {
            closed.awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
        }
        end(group);
    }

    private static void end(EventLoopGroup group) {
        group.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS);
    }
}
