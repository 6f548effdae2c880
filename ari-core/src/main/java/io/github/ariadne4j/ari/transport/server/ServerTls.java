package io.github.ariadne4j.ari.transport.server;

import io.github.ariadne4j.ari.request.FailureReason;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.nio.file.Path;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** The TLS context of the acceptor, from PEM files. */
final class ServerTls {
    private ServerTls() {}

    static SslContext context(AriAcceptor.Tls tls) {
        try {
            SslContextBuilder builder = SslContextBuilder.forServer(
                            tls.certificates().toFile(), tls.key().toFile())
                    .protocols("TLSv1.3", "TLSv1.2");
            @Nullable Path authorities = tls.clientAuthorities();
            if (authorities != null) {
                builder.trustManager(authorities.toFile()).clientAuth(ClientAuth.REQUIRE);
            }
            KeyFileWarning.warn(tls.key());
            return builder.build();
        } catch (SSLException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "cannot use the PEM files " + tls + " (the key must be PKCS#8 and not encrypted): "
                            + FailureReason.of(e),
                    e);
        }
    }
}
