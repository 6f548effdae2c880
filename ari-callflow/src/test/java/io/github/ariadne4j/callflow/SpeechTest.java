package io.github.ariadne4j.callflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.control.ControlOutcome;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.speech.Speech;
import io.github.ariadne4j.callflow.speech.SpeechFiles;
import io.github.ariadne4j.callflow.speech.SpokenText;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.Gather;
import io.github.ariadne4j.callflow.verb.GatherOutcome;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.PlayOutcome;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.script.CalleeScript;
import io.github.ariadne4j.testkit.state.HeardMedia;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Synthesized texts are played to parties. */
class SpeechTest extends EngineOnSimulator {
    private static final SpokenText GOOD_DAY = SpokenText.of("Good day");
    private static final Speech ECHO = text -> text.text().getBytes(UTF_8);

    @RegisterExtension
    final LogBook log = new LogBook();

    @TempDir
    Path folder;

    private final BlockingQueue<Object> outcomes = new LinkedBlockingQueue<>();
    private final CompletableFuture<CallId> began = new CompletableFuture<>();

    private CallEngine engineOf(Speech speech, CallFlow flow) {
        return started(engine(flow)
                .speech(SpeechFiles.in(folder, speech)
                        .seenByAsteriskAs("/speech")
                        .withWithin(Duration.ofSeconds(2)))
                .listener(new CallEngineListener() {
                    @Override
                    public void onStarted(IncomingCall call) {
                        began.complete(call.id());
                    }
                }));
    }

    private Object outcome() throws InterruptedException {
        return outcomes.poll(10, TimeUnit.SECONDS);
    }

    private SimulatedCall call() {
        return asterisk.call("1000").dialling("100").place();
    }

    private static String uri(SpokenText text) {
        return "sound:/speech/speech-" + text.hash();
    }

    @Test
    void a_text_is_played_as_a_file_between_other_prompts_in_the_language_of_the_playback() throws Exception {
        CallEngine engine = engineOf(ECHO, call -> {
            outcomes.add(call.play(
                    Play.of(Prompt.sound("beep"), Prompt.speech("Good day")).in("de")));
            call.hangUp(HangupCause.NORMAL_CLEARING);
        });

        SimulatedCall caller = call().awaitEnded();

        assertThat(outcome()).isEqualTo(new PlayOutcome.Finished());
        assertThat(caller.heard())
                .containsExactly(HeardMedia.ended("sound:beep"), HeardMedia.ended(uri(GOOD_DAY.in("de"))));
        assertThat(folder.resolve("speech-" + GOOD_DAY.in("de").hash() + ".wav"))
                .hasContent("Good day");
        theOnlyRecord(engine);
    }

    @Test
    void keys_are_asked_for_by_a_text() throws Exception {
        CallEngine engine = engineOf(ECHO, call -> {
            outcomes.add(call.gather(Gather.exactly(1).prompt(Prompt.speech(GOOD_DAY))));
            call.hangUp(HangupCause.NORMAL_CLEARING);
        });
        asterisk.sounds().on(uri(GOOD_DAY), Duration.ofSeconds(60));
        SimulatedCall caller = call();
        caller.awaitHears(uri(GOOD_DAY));

        caller.press("7");

        assertThat(outcome()).isEqualTo(new GatherOutcome.Digits("7"));
        theOnlyRecord(engine);
    }

    @Test
    void a_speech_that_fails_fails_the_playback_and_the_call_goes_on() throws Exception {
        Speech fails = text -> {
            throw new IllegalStateException("out of service");
        };
        CallEngine engine = engineOf(fails, call -> {
            outcomes.add(call.play(Prompt.speech(GOOD_DAY)));
            outcomes.add(call.gather(
                    Gather.exactly(1).prompt(Prompt.speech(GOOD_DAY)).tries(3)));
            call.play(Prompt.sound("beep"));
            call.hangUp(HangupCause.NORMAL_CLEARING);
        });

        SimulatedCall caller = call().awaitEnded();

        String why = "the text to speech failed: IllegalStateException";
        assertThat(outcome()).isEqualTo(new PlayOutcome.Failed(List.of(Prompt.speech(GOOD_DAY)), why));
        assertThat(outcome()).isEqualTo(new GatherOutcome.Failed(why));
        assertThat(caller.heard()).containsExactly(HeardMedia.ended("sound:beep"));
        assertThat(log.complaintsWith("was not said"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.toString()).contains(why).doesNotContain("Good day"));
        theOnlyRecord(engine);
    }

    @Test
    void a_speech_that_never_answers_fails_the_playback_in_time_and_is_interrupted() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        Speech hangs = text -> {
            try {
                return new CompletableFuture<byte[]>().get();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
        };
        CallEngine engine = engineOf(hangs, call -> {
            outcomes.add(call.play(Prompt.speech(GOOD_DAY)));
            call.hangUp(HangupCause.NORMAL_CLEARING);
        });

        call().awaitEnded();

        assertThat(outcome())
                .isInstanceOfSatisfying(
                        PlayOutcome.Failed.class,
                        failed -> assertThat(failed.why()).contains("longer than PT2S"));
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
        theOnlyRecord(engine);
    }

    @Test
    void a_caller_who_hangs_up_while_its_text_is_made_ends_the_flow() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CompletableFuture<byte[]> later = new CompletableFuture<>();
        CallEngine engine = engineOf(
                text -> {
                    asked.countDown();
                    return later.get();
                },
                call -> {
                    try {
                        call.play(Prompt.speech(GOOD_DAY));
                    } finally {
                        outcomes.add("ended");
                    }
                });
        SimulatedCall caller = call();
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

        caller.cancel();

        assertThat(outcome()).isEqualTo("ended");
        later.complete(new byte[] {1});
        theOnlyRecord(engine);
    }

    @Test
    void an_engine_without_speech_says_so() throws Exception {
        CallEngine engine = started(engine(call -> {
            outcomes.add(call.play(Prompt.speech(GOOD_DAY)));
            call.hangUp(HangupCause.NORMAL_CLEARING);
        }));

        call().awaitEnded();

        assertThat(outcome())
                .isInstanceOfSatisfying(
                        PlayOutcome.Failed.class,
                        failed -> assertThat(failed.why()).contains("speech(…)"));
        theOnlyRecord(engine);
    }

    @Test
    void a_text_is_played_to_a_party_from_outside_or_refused() throws Exception {
        Speech half = text -> {
            if (text.equals(GOOD_DAY)) {
                return ECHO.sound(text);
            }
            throw new IllegalStateException("out of service");
        };
        CallEngine engine = engineOf(half, call -> call.pause(Duration.ofSeconds(60)));
        SimulatedCall caller = call();
        CallHandle handle = engine.handle(began.get(10, TimeUnit.SECONDS));
        await().until(() -> engine.call(handle.id()).isPresent());

        assertThat(handle.play(Party.CALLER, Prompt.speech("Good night"))
                        .toCompletableFuture()
                        .get(10, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(
                        ControlOutcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("the text to speech failed"));
        await().untilAsserted(() -> assertThat(handle.play(Party.CALLER, Prompt.speech(GOOD_DAY))
                        .toCompletableFuture()
                        .get(10, TimeUnit.SECONDS))
                .isEqualTo(new ControlOutcome.Done()));
        assertThat(caller.heard()).contains(HeardMedia.ended(uri(GOOD_DAY)));
        caller.cancel();
        theOnlyRecord(engine);
    }

    @Test
    void a_warning_before_the_end_of_a_talk_is_said() throws Exception {
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(Duration.ofMillis(20)));
        CallEngine engine = engineOf(ECHO, call -> {
            if (call.dial(DialTarget.pjsip("peer", "3314")) instanceof DialOutcome.Answered answered) {
                call.connect(
                        answered.leg(),
                        Connect.of()
                                .atMost(Duration.ofSeconds(2))
                                .warning(Duration.ofMillis(1_500), Prompt.speech(GOOD_DAY), Party.CALLER));
            }
        });

        SimulatedCall caller = call().awaitEnded();

        assertThat(caller.heard()).extracting(HeardMedia::media).contains(uri(GOOD_DAY));
        theOnlyRecord(engine);
    }
}
