package io.github.ariadne4j.ari.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.exchange.AriRequest.Lane;
import io.github.ariadne4j.ari.exchange.AriRequest.Param;
import io.github.ariadne4j.ari.request.AriConflictException;
import io.github.ariadne4j.ari.request.AriException;
import io.github.ariadne4j.ari.request.AriNotFoundException;
import io.github.ariadne4j.ari.request.AriRejectedException;
import io.github.ariadne4j.ari.request.AriServerException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The texts were recorded from Asterisk 22.10.1 with the module unloaded. */
class FaultTranslatorTest {
    private static AriException translated(AriRequest request, int status, String said) {
        return FaultTranslator.translate(
                "do it with x", request, new AriResponse(status, "{\"message\":\"" + said + "\"}"));
    }

    private static AriRequest post(String path, Param... query) {
        return new AriRequest("POST", path, List.of(query), null, Lane.NORMAL);
    }

    @ParameterizedTest
    @CsvSource({
        "/channels/x/hold, 'res_ari_channels.so, which needs res_stasis_answer.so, res_stasis_playback.so, "
                + "res_stasis_recording.so and res_stasis_snoop.so'",
        "/bridges, res_ari_bridges.so",
        "/playbacks/x, res_ari_playbacks.so",
        "/recordings/live/x/stop, res_ari_recordings.so",
    })
    void a_resource_that_asterisk_does_not_know_is_refused_with_the_module_that_it_needs(String path, String module) {
        AriException failure = translated(post(path), 404, "Resource not found");

        assertThat(failure)
                .isInstanceOf(AriRejectedException.class)
                .hasMessage("do it with x: 404 Resource not found; it needs Asterisk 20 or later, with " + module
                        + " (module show like res_ari)");
    }

    @Test
    void one_that_is_not_there_needs_no_module() {
        assertThat(translated(post("/channels/x/hold"), 404, "Channel not found"))
                .isInstanceOf(AriNotFoundException.class)
                .hasMessage("do it with x: 404 Channel not found");
    }

    @Test
    void a_method_that_asterisk_does_not_know_needs_a_later_one() {
        assertThat(translated(post("/channels/x/move"), 405, "Invalid method"))
                .isInstanceOf(AriRejectedException.class)
                .hasMessageContaining("Asterisk 20 or later");
        assertThat(translated(post("/nothing/known"), 404, "Resource not found"))
                .hasMessage("do it with x: 404 Resource not found");
    }

    @ParameterizedTest
    @CsvSource({"wav, format_wav.so", "alaw, format_pcm.so", "ogg, the module of that format"})
    void a_format_that_asterisk_does_not_know_needs_its_module(String format, String module) {
        AriRequest record = post("/channels/x/record", new Param("name", "r"), new Param("format", format));

        assertThat(translated(record, 422, "specified format is unknown on this system"))
                .isInstanceOf(AriConflictException.class)
                .hasMessageContaining("it needs " + module + " (module show like format_)");
        assertThat(translated(record, 422, "Channel not in Stasis application"))
                .hasMessage("do it with x: 422 Channel not in Stasis application");
    }

    @Test
    void a_bridge_that_cannot_be_made_needs_modules_of_bridges() {
        assertThat(translated(post("/bridges/x"), 500, "Unable to create bridge"))
                .isInstanceOf(AriServerException.class)
                .hasMessageContaining("bridge_simple.so and bridge_softmix.so");
    }
}
