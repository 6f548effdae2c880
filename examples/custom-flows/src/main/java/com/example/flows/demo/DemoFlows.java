package com.example.flows.demo;

import com.example.flows.CallScreening;
import com.example.flows.Callback;
import com.example.flows.ClickToDial;
import com.example.flows.ClickToDialHandler;
import com.example.flows.ConsentedRecording;
import com.example.flows.DurableSurvey;
import com.example.flows.InvitedConference;
import com.example.flows.PinConference;
import com.example.flows.PinMenu;
import com.example.flows.Reception;
import com.example.flows.RingGroup;
import com.example.flows.Supervision;
import com.example.flows.SupportQueue;
import com.example.flows.TrunkFailOver;
import com.example.flows.TrunkFailOver.Trunk;
import com.sun.net.httpserver.HttpServer;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.CallEngineListener;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.control.Supervising;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.limit.InMemoryCallLimits;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.FailOver;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.route.Ringback;
import io.github.ariadne4j.callflow.route.Route;
import io.github.ariadne4j.callflow.verb.Pause;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.callflow.verb.Room;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The flows of the demo by name. The numbers that they dial are those of the callees in {@code examples/b2bua/asterisk/extensions.conf}. */
final class DemoFlows {
    static final Map<String, Consumer<DemoSetup>> BY_NAME = Map.ofEntries(
            Map.entry("pin-menu", DemoFlows::pinMenu),
            Map.entry("pin-conference", DemoFlows::pinConference),
            Map.entry("invited-conference", DemoFlows::invitedConference),
            Map.entry("ring-group", DemoFlows::ringGroup),
            Map.entry("call-screening", DemoFlows::callScreening),
            Map.entry("warm-transfer", DemoFlows::warmTransfer),
            Map.entry("trunk-fail-over", DemoFlows::trunkFailOver),
            Map.entry("support-queue", DemoFlows::supportQueue),
            Map.entry("callback", DemoFlows::callback),
            Map.entry("click-to-dial", DemoFlows::clickToDial),
            Map.entry("consented-recording", DemoFlows::consentedRecording),
            Map.entry("supervisor", DemoFlows::supervisor),
            Map.entry("durable-survey", DemoFlows::durableSurvey));

    private static final String ANSWERS = "3200";
    private static final String HANGS_UP = "3201";
    private static final String ANSWERS_LATER = "3203";
    private static final String ACCEPTS = "3211";
    private static final String CONSULTS = "3212";
    private static final String RINGS_ON = "3180";
    private static final String BUSY = "3187";

    private DemoFlows() {}

    private static DialTarget callee(String number) {
        return DialTarget.pjsip("callees", number).ringFor(Duration.ofSeconds(3));
    }

    private static void pinMenu(DemoSetup setup) {
        setup.engine().flow(new PinMenu(Map.of("1234", 3), callee(ANSWERS)));
    }

    private static void pinConference(DemoSetup setup) {
        setup.engine().flow(new PinConference(Map.of("1234", Room.named("board"))));
    }

    private static void invitedConference(DemoSetup setup) {
        List<String> guests = List.of(ACCEPTS, RINGS_ON);
        setup.engine().flows(new InvitedConference(dialled -> guests, DemoFlows::callee, setup::handle));
    }

    private static void ringGroup(DemoSetup setup) {
        setup.engine().flow(new RingGroup(List.of(callee(RINGS_ON), callee(BUSY))));
    }

    private static void callScreening(DemoSetup setup) {
        setup.engine().flow(new CallScreening(List.of(callee(HANGS_UP), callee(ACCEPTS))));
    }

    private static void warmTransfer(DemoSetup setup) {
        setup.engine().flow(new Reception(callee(CONSULTS), Map.of('1', callee(ANSWERS))));
    }

    private static void trunkFailOver(DemoSetup setup) {
        CallEngine.Builder engine = setup.engine();
        TrunkFailOver trunks = new TrunkFailOver(List.of(new Trunk("refused", 10), new Trunk("callees", 10)));
        engine.flow(new DialAndBridge(trunks)).limits(new InMemoryCallLimits(trunks.limits()));
    }

    private static void supportQueue(DemoSetup setup) {
        HuntPlan agents = Route.inOrder(List.of(callee(RINGS_ON), callee(HANGS_UP)))
                .with(Ringback.MUSIC)
                .with(FailOver.ALWAYS);
        Pause turn = Pause.of(Duration.ofSeconds(2)).withMusic("default");
        setup.engine().flow(new SupportQueue(agents, callee(ANSWERS), turn));
    }

    private static void callback(DemoSetup setup) {
        setup.engine().flows(new Callback(callee(ANSWERS), number -> callee(HANGS_UP), setup::originate));
    }

    private static void clickToDial(DemoSetup setup) {
        ClickToDial flow = new ClickToDial(DemoFlows::callee);
        setup.engine().flows(flow);
        try {
            HttpServer server = new ClickToDialHandler(flow::request, setup::originate).serve(0);
            String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/calls";
            setup.running().thenRun(() -> System.out.println(address));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void consentedRecording(DemoSetup setup) {
        Prompt notice = Prompt.sound("conf-now-recording");
        setup.engine().flow(new ConsentedRecording(notice, callee(ANSWERS), setup::handle));
    }

    private static void supervisor(DemoSetup setup) {
        Supervision supervision = new Supervision(setup::call);
        setup.engine()
                .flow(new DialAndBridge(call -> callee(ANSWERS)))
                .listener(supervision)
                .listener(new CallEngineListener() {
                    @Override
                    public void onAnswered(CallId call, Duration setUp) {
                        supervision
                                .supervise("100", callee(ANSWERS_LATER), Supervising.WHISPER)
                                .thenAccept(outcome -> setup.printer().say("supervisor", "whispers: " + outcome));
                    }
                });
    }

    private static void durableSurvey(DemoSetup setup) {
        List<Prompt> questions = IntStream.rangeClosed(1, 10)
                .mapToObj(number -> Prompt.sound("digits/" + number))
                .toList();
        DurableSurvey survey = new DurableSurvey(questions, Prompt.sound("vm-goodbye"));
        setup.engine().flow(DurableFlow.of("survey", 1, survey));
    }
}
