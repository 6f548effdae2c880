package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.b2bua.Router;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.recorder.CallRecorder;
import io.github.ariadne4j.callflow.recorder.RecordedCall;
import io.github.ariadne4j.callflow.recorder.RecorderSettings;
import io.github.ariadne4j.callflow.recorder.export.JsonLines;
import io.github.ariadne4j.callflow.recorder.export.ReplayTest;
import io.github.ariadne4j.callflow.route.DialOptions;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.OutboundCallerId;
import io.github.ariadne4j.callflow.route.Route;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.record.RecordFile;
import io.github.ariadne4j.testkit.record.RecordedLine;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.io.StringWriter;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recorded call becomes a record of the test kit, and a test that fails once the application behaves differently. */
class ReplayedCallsTest extends EngineOnSimulator {
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final String CALLER = "491701234567";
    private static final String CALLEE = "331234567890";

    private final CallRecorder recorder = new CallRecorder(RecorderSettings.defaults());

    @TempDir
    Path folder;

    private static CallFlow routed(Route route) {
        return new DialAndBridge(Router.nonBlocking(call -> route));
    }

    private static CallFlow toDialled() {
        return new DialAndBridge(Router.nonBlocking(call -> DialTarget.pjsip("peer", call.dialled())));
    }

    private RecordedCall recorded(CallFlow flow, Consumer<SimulatedCall> caller) throws InterruptedException {
        CallEngine engine = started(engine(flow).observer(recorder));
        caller.accept(asterisk.call(CALLER).dialling(CALLEE).place());
        theOnlyRecord(engine);
        engine.close();
        return recorder.call(recorder.calls().get(0).id()).orElseThrow();
    }

    private RecordedCall answeredCall() throws InterruptedException {
        asterisk.callees().on(CALLEE, CalleeScript.ringsThenAnswers(SHORT));
        return recorded(toDialled(), call -> call.awaitAnswered().hangUp());
    }

    @Test
    void the_test_kit_reads_the_json_lines_of_a_call() throws Exception {
        Path file = Files.writeString(folder.resolve("call.jsonl"), JsonLines.of(answeredCall()));

        List<RecordedLine> lines = RecordFile.read(file);

        assertThat(lines.get(0)).isInstanceOf(RecordedLine.Start.class);
        assertThat(lines.get(1))
                .isInstanceOfSatisfying(
                        RecordedLine.Opened.class,
                        opened -> assertThat(opened.query()).containsEntry("app", "b2bua"));
        assertThat(lines.stream()
                        .filter(RecordedLine.Event.class::isInstance)
                        .map(line ->
                                ((RecordedLine.Event) line).frame().path("type").asText()))
                .startsWith("StasisStart")
                .contains("ChannelStateChange", "ChannelDestroyed");
        assertThat(lines.stream().filter(RecordedLine.Request.class::isInstance))
                .hasSameSizeAs(lines.stream()
                        .filter(RecordedLine.Response.class::isInstance)
                        .toList());
    }

    @Test
    void the_test_of_an_answered_call_passes_and_fails_once_the_flow_dials_another_number() throws Throwable {
        String source = ReplayTest.of(answeredCall());

        run(source);

        assertThatThrownBy(() ->
                        run(source.replace("DialTarget.parse(\"PJSIP/" + CALLEE, "DialTarget.parse(\"PJSIP/3399")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("unexpected  POST /channels/create")
                .hasMessageContaining("endpoint=PJSIP/3399@peer");
    }

    @Test
    void the_test_of_a_masked_call_holds_no_number_and_passes() throws Throwable {
        String source = ReplayTest.of(answeredCall().masked());

        assertThat(source).doesNotContain(CALLER, CALLEE);
        run(source);
    }

    @Test
    void the_test_of_a_call_whose_target_had_options_gives_them_again_and_fails_without_one() throws Throwable {
        // Given
        asterisk.callees().on(CALLEE, CalleeScript.ringsThenAnswers(SHORT));
        DialOptions options = DialOptions.NONE
                .withCallerId(OutboundCallerId.of(CALLER).named("Zebra \"x\""))
                .withHeader("X-Account", "471100 \\ b")
                .withAccount("acme")
                .withCodecs("alaw", "ulaw")
                .withVariable("CAMPAIGN", CALLER);
        RecordedCall call = recorded(
                routed(DialTarget.pjsip("peer", CALLEE).with(options)),
                caller -> caller.awaitAnswered().hangUp());

        // When
        String source = ReplayTest.of(call);
        String masked = ReplayTest.of(call.masked());

        // Then
        run(source);
        assertThat(masked).doesNotContain(CALLER, CALLEE, "471100", "Zebra");
        run(masked);
        assertThatThrownBy(() -> run(source.replace(".withAccount(\"acme\")", "")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("unexpected  POST /channels/create");
    }

    @Test
    void the_test_of_a_hunt_over_busy_and_ringing_targets_passes_and_fails_once_a_target_is_missing() throws Throwable {
        asterisk.callees()
                .on("3314", CalleeScript.busy())
                .on("3315", CalleeScript.answersAfter(SHORT))
                .on("3316", CalleeScript.ringsForever());
        Route route = Route.together(List.of(
                DialTarget.pjsip("peer", "3314"), DialTarget.pjsip("peer", "3315"), DialTarget.pjsip("peer", "3316")));
        String source = ReplayTest.of(
                recorded(routed(route), call -> call.awaitAnswered().hangUp()));

        run(source);

        String second = source.substring(source.indexOf("new HuntPlan.Offer(DialTarget.parse(\"PJSIP/3316"));
        String without = source.replace(", " + second.substring(0, second.indexOf("))), Ringback")), "");
        assertThat(without).isNotEqualTo(source);
        assertThatThrownBy(() -> run(without))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("missing     ");
    }

    @Test
    void the_test_of_a_call_in_a_flow_of_its_own_compiles_and_asks_for_that_flow() throws Exception {
        String source = ReplayTest.of(recorded(call -> call.answer(), SimulatedCall::awaitEnded));

        assertThatThrownBy(() -> run(source)).hasMessageContaining("return the flow of your application here");
    }

    /** Runs the test as JUnit does. */
    private void run(String source) throws Throwable {
        String name = source.replaceAll("(?s).*\\nclass (\\w+) .*", "$1");
        Path classes = Files.createTempDirectory(folder, "classes");
        compile(name, source, classes);
        URL[] where = {classes.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(where, getClass().getClassLoader())) {
            Class<?> type = loader.loadClass(name);
            Object test = declared(type.getDeclaredConstructor()).newInstance();
            Field field = declared(type.getDeclaredField("folder"));
            field.set(test, classes);
            Method method = declared(type.getDeclaredMethod("the_application_gives_the_commands_that_it_gave"));
            method.invoke(test);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T extends AccessibleObject> T declared(T member) {
        member.setAccessible(true);
        return member;
    }

    private static void compile(String name, String source, Path into) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        List<String> options =
                List.of("-d", into.toString(), "-proc:none", "-cp", System.getProperty("java.class.path"));
        boolean compiled = compiler.getTask(messages, null, null, options, null, List.of(file))
                .call();
        assertThat(compiled).as(messages.toString()).isTrue();
    }
}
