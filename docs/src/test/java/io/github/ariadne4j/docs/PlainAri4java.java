package io.github.ariadne4j.docs;

import ch.loway.oss.ari4java.ARI;
import ch.loway.oss.ari4java.AriVersion;
import ch.loway.oss.ari4java.generated.AriWSHelper;
import ch.loway.oss.ari4java.generated.models.StasisStart;
import ch.loway.oss.ari4java.tools.ARIException;

/** What {@code migration.md} shows of stock ari4java. */
abstract class PlainAri4java {
    abstract void welcome(String channel);

    void listening(String password) throws ARIException {
        ARI ari = ARI.build("http://localhost:8088/", "my-app", "user", password, AriVersion.IM_FEELING_LUCKY);
        ari.events().eventWebsocket("my-app").execute(new AriWSHelper() {
            @Override
            protected void onStasisStart(StasisStart message) {
                welcome(message.getChannel().getId());
            }
        });
    }
}
