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
    /** A callee that refers its caller to 3180 and hangs up a while later. */
    private static final String REFERRING = """
            exten => 3380,1,Ringing()
             same => n,Answer()
             same => n,Wait(0.3)
             same => n,Transfer(PJSIP/sip:3180@127.0.0.1:SIP_PORT)
             same => n,Wait(1)
             same => n,Hangup()

            """;

    private final RealAsterisk asterisk;
    private final RawAri ari;

    RealStage(Path folder) {
        asterisk = RealAsterisk.start(folder);
        prepare();
        Map<String, String> settings = asterisk.settings();
        ari = RawAri.connect(
                URI.create(settings.get("ARI_URL")), settings.get("ARI_USERNAME"), settings.get("ARI_PASSWORD"));
    }

    /**
     * The example's configuration forbids transfers and pickups by unknown callers and redirects by operators; here they are allowed.
     */
    private void prepare() {
        edit("pjsip.conf", "allow_transfer = no", "allow_transfer = yes");
        edit("extensions.conf", "[from-carrier]\n", "[from-carrier]\nexten => *90,1,PickupChan(${PICKED})\n");
        edit("extensions.conf", "[nothing]\n", "[nothing]\ninclude => from-carrier\n");
        edit("extensions.conf", "[callees]\n", "[callees]\n" + REFERRING.replace("SIP_PORT", asterisk.sipPort()));
        asterisk.cli("module load app_directed_pickup.so");
        asterisk.cli("module load res_clioriginate.so");
        asterisk.cli("module reload res_pjsip.so");
        asterisk.cli("dialplan reload");
    }

    private void edit(String file, String old, String replacement) {
        try {
            Path path = Path.of(asterisk.home(), "etc", file);
            Files.writeString(path, Files.readString(path).replace(old, replacement));
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
        return new SipTelephone(sipPort(), number);
    }

    @Override
    public Telephone callInPlaceOf(String channelId) {
        return SipTelephone.inPlaceOf(
                sipPort(),
                ari.json("channels/" + channelId).path("protocol_id").asText(),
                variable(channelId, "CHANNEL(pjsip,local_tag)"),
                variable(channelId, "CHANNEL(pjsip,remote_tag)"));
    }

    @Override
    public Telephone callPickingUp(String channelId) {
        asterisk.cli("dialplan set global PICKED " + nameOf(channelId));
        return call("*90");
    }

    @Override
    public void redirect(String channelId, String number) {
        asterisk.cli("channel redirect " + nameOf(channelId) + " from-carrier," + number + ",1");
    }

    private String nameOf(String channelId) {
        return ari.json("channels/" + channelId).path("name").asText();
    }

    private String variable(String channelId, String variable) {
        return ari.json("channels/" + channelId + "/variable?variable=" + variable)
                .path("value")
                .asText();
    }

    private int sipPort() {
        return Integer.parseInt(asterisk.sipPort());
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
