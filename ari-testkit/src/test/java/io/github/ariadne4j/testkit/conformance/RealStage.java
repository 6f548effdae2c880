package io.github.ariadne4j.testkit.conformance;

import io.github.ariadne4j.testkit.real.RealAsterisk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The real Asterisk, with the configuration of the example: its callees live in the same Asterisk. */
final class RealStage implements Stage {
    private final RealAsterisk asterisk;
    private final RawAri ari;

    RealStage(Path folder) {
        asterisk = RealAsterisk.start(folder);
        allowTransfers();
        Map<String, String> settings = asterisk.settings();
        ari = RawAri.connect(
                URI.create(settings.get("ARI_URL")), settings.get("ARI_USERNAME"), settings.get("ARI_PASSWORD"));
    }

    /** The example does not let strangers transfer calls; here they are meant to. */
    private void allowTransfers() {
        try {
            Path pjsip = Path.of(asterisk.home(), "etc/pjsip.conf");
            Files.writeString(pjsip, Files.readString(pjsip).replace("allow_transfer = no", "allow_transfer = yes"));
            asterisk.cli("module reload res_pjsip.so");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public RawAri ari() {
        return ari;
    }

    @Override
    public Telephone call(String number) {
        return new SipTelephone(Integer.parseInt(asterisk.sipPort()), number);
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(10);
    }

    @Override
    public void mark(String name) {
        ari.ask("POST", "events/user/" + name + "?application=b2bua");
    }

    @Override
    public void close() {
        ari.close();
        asterisk.close();
    }
}
