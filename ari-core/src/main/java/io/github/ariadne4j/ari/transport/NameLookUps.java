package io.github.ariadne4j.ari.transport;

import io.github.ariadne4j.ari.thread.CallbackThreads;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Resolves host names on a thread that may block: Netty's default resolver calls the blocking one of the JVM on the
 * event loop.
 */
final class NameLookUps extends AddressResolverGroup<InetSocketAddress> {
    static final NameLookUps INSTANCE = new NameLookUps();

    private NameLookUps() {}

    @Override
    protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
        return new LookUp(executor).asAddressResolver();
    }

    private static final class LookUp extends InetNameResolver {
        LookUp(EventExecutor executor) {
            super(executor);
        }

        @Override
        protected void doResolve(String host, Promise<InetAddress> promise) {
            InetAddress written = written(host);
            if (written == null) {
                CallbackThreads.executor().execute(() -> lookUp(host, promise));
            } else {
                promise.setSuccess(written);
            }
        }

        /** The address if the host is an IP literal; null otherwise. */
        private static @Nullable InetAddress written(String host) {
            byte[] bytes = NetUtil.createByteArrayFromIpAddressString(host);
            try {
                return bytes == null ? null : InetAddress.getByAddress(host, bytes);
            } catch (UnknownHostException e) {
                return null;
            }
        }

        private static void lookUp(String host, Promise<InetAddress> promise) {
            try {
                promise.trySuccess(InetAddress.getByName(host));
            } catch (UnknownHostException e) {
                promise.tryFailure(e);
            }
        }

        @Override
        protected void doResolveAll(String host, Promise<List<InetAddress>> promise) {
            CallbackThreads.executor().execute(() -> {
                try {
                    promise.trySuccess(List.of(InetAddress.getAllByName(host)));
                } catch (UnknownHostException e) {
                    promise.tryFailure(e);
                }
            });
        }
    }
}
