package io.github.ariadne4j.examples.b2bua.real.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.control.ControlOutcome;
import io.github.ariadne4j.callflow.control.RecordingControl;
import io.github.ariadne4j.callflow.control.TalkRecordOutcome;
import io.github.ariadne4j.callflow.control.TalkTracks;
import io.github.ariadne4j.callflow.verb.Recording;
import io.github.ariadne4j.examples.b2bua.real.phone.DtmfMedia;
import io.github.ariadne4j.examples.b2bua.real.phone.RecordedSound;
import io.github.ariadne4j.examples.b2bua.real.service.DeskCall;
import io.github.ariadne4j.examples.b2bua.real.service.RealServices;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Talks are recorded, and the files hold what the parties said. */
class CallRecordingIT {
    /** A minute of media. */
    private static final int ENOUGH = 3_000;

    private static final int NOTE = 1_000;
    private static final int OTHER_NOTE = 1_400;
    private static final Recording HOUR = Recording.ofTalk(Duration.ofHours(1));
    private static final ControlOutcome DONE = new ControlOutcome.Done();

    @RegisterExtension
    private static final RealServices SERVICES = new RealServices();

    private DeskCall talk;

    @BeforeEach
    void connect() {
        talk = new DeskCall(SERVICES.asterisk());
        talk.caller.send(DtmfMedia.note(NOTE, ENOUGH));
        talk.callee.send(DtmfMedia.note(OTHER_NOTE, ENOUGH));
    }

    @AfterEach
    void stop() {
        talk.close();
    }

    private List<String> record(TalkTracks tracks) throws Exception {
        TalkRecordOutcome outcome = DeskCall.of(talk.handle().recordTalk(HOUR, tracks));
        return ((TalkRecordOutcome.Recording) outcome).names();
    }

    private static RecordedSound soundOf(String recording) {
        return RecordedSound.read(Path.of(SERVICES.asterisk().home(), "spool", "recording", recording + ".wav"));
    }

    @Test
    void a_mixed_recording_holds_what_both_say() throws Exception {
        List<String> names = record(TalkTracks.MIXED);
        talk.callee.awaitSecondsOfMedia(2);

        assertThat(talk.end().custom()).containsEntry("recordings", names.get(0));

        RecordedSound sound = soundOf(names.get(0));
        assertThat(sound.seconds()).isGreaterThan(1);
        assertThat(sound.shareOf(NOTE)).isGreaterThan(0.2);
        assertThat(sound.shareOf(OTHER_NOTE)).isGreaterThan(0.2);
    }

    @Test
    void separate_recordings_hold_what_each_of_them_says() throws Exception {
        List<String> names = record(TalkTracks.SEPARATE);
        talk.callee.awaitSecondsOfMedia(2);

        assertThat(talk.end().custom().get("recordings").split(" ")).containsExactlyInAnyOrderElementsOf(names);

        assertThat(soundOf(names.get(0)).shareOf(NOTE)).isGreaterThan(0.5);
        assertThat(soundOf(names.get(0)).shareOf(OTHER_NOTE)).isLessThan(0.05);
        assertThat(soundOf(names.get(1)).shareOf(OTHER_NOTE)).isGreaterThan(0.5);
        assertThat(soundOf(names.get(1)).shareOf(NOTE)).isLessThan(0.05);
    }

    @Test
    void a_pause_makes_it_shorter_and_a_stop_ends_it_while_the_parties_talk_on() throws Exception {
        List<String> names = record(TalkTracks.MIXED);
        talk.callee.awaitSecondsOfMedia(1);

        assertThat(DeskCall.of(talk.handle().controlRecordings(RecordingControl.PAUSE)))
                .isEqualTo(DONE);
        talk.callee.awaitSecondsOfMedia(3);
        assertThat(DeskCall.of(talk.handle().controlRecordings(RecordingControl.RESUME)))
                .isEqualTo(DONE);
        talk.callee.awaitSecondsOfMedia(1);
        assertThat(DeskCall.of(talk.handle().controlRecordings(RecordingControl.STOP)))
                .isEqualTo(DONE);
        talk.callee.awaitSecondsOfMedia(1);

        talk.end();
        assertThat(soundOf(names.get(0)).seconds()).isBetween(1.0, 4.0);
    }
}
