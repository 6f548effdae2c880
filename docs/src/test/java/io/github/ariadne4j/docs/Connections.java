package io.github.ariadne4j.docs;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.connection.ConnectionGap;
import io.github.ariadne4j.ari.connection.ConnectionListener;
import io.github.ariadne4j.ari.connection.ConnectionState;
import io.github.ariadne4j.ari.request.RestTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The code of {@code reconnection.md} and {@code transports.md}. */
final class Connections {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    private Connections() {}

    static void watch(AriClient ari) {
        ari.onConnection(new ConnectionListener() {
            @Override
            public void onState(ConnectionState state) {
                LOG.info("Asterisk: {}", state);
            }

            @Override
            public void onGap(ConnectionGap gap) {
                LOG.warn("no events between {} and {}: comparing with what Asterisk holds", gap.from(), gap.to());
            }
        });
    }

    static AriSettings transport(AriSettings settings) {
        AriSettings byHttp = settings.withTransport(RestTransport.HTTP);
        return byHttp;
    }
}
