package io.github.ariadne4j.examples.b2bua.config;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The command line as picocli wants to know it, made of the table of {@link Setting}s. */
final class Usage {
    static final String DEAD_LETTERS = "--dead-letters";
    static final String REQUEUE = "--requeue";
    static final String ALL = "all";

    static final String CALLS = "calls";
    static final String CALL = "call";
    static final String FOLLOW = "--follow";
    static final String SHOW_NUMBERS = "--show-numbers";
    /** What a call is to be shown as, by the option that asks for it. */
    static final Map<String, String> FORMS =
            Map.of("--as-test", ".java", "--mermaid", ".mmd", "--jsonl", ".jsonl", "--pcap", ".pcap");

    private static final int WIDTH = 110;

    private Usage() {}

    static CommandSpec command() {
        CommandSpec command = CommandSpec.create().name("b2bua").version(version());
        Arrays.stream(Setting.values()).filter(Setting::hasFlag).forEach(setting -> command.addOption(option(setting)));
        command.addOption(OptionSpec.builder(DEAD_LETTERS)
                        .type(boolean.class)
                        .description(
                                "Instead of taking calls: list those whose CDR no database takes; needs Redis only")
                        .build())
                .addOption(OptionSpec.builder(REQUEUE)
                        .paramLabel("CALL_ID|" + ALL)
                        .type(String.class)
                        .arity("1")
                        .description("Instead of taking calls: have CDRs of that list written once more")
                        .build());
        command.addSubcommand(CALLS, calls());
        command.addSubcommand(CALL, call());
        command.mixinStandardHelpOptions(true)
                .usageMessage()
                .width(WIDTH)
                .sortOptions(false)
                .header("Takes calls from Asterisk over ARI, dials where the routes say, and bridges.", "")
                .synopsisHeading("")
                .customSynopsis("ARI_PASSWORD=… bin/b2bua --route '_X.=PJSIP/{number}@my-peer'")
                .optionListHeading("%nA flag wins over the environment, that over the file, that over the default.%n%n")
                .footer(footer());
        return command;
    }

    private static CommandSpec calls() {
        CommandSpec calls = ofAnInstance("Lists the calls that the instance at --http-port has recorded.");
        calls.name(CALLS);
        return calls;
    }

    private static CommandSpec call() {
        CommandSpec call = ofAnInstance("Shows a recorded call of the instance at --http-port as a ladder.");
        call.name(CALL)
                .addPositional(PositionalParamSpec.builder()
                        .paramLabel("ID")
                        .type(String.class)
                        .arity("1")
                        .description("The id of the call, as \"calls\" shows it")
                        .build());
        call.addOption(flag(FOLLOW, "Go on until the call has ended"));
        call.addOption(flag("--as-test", "A JUnit test that replays it, instead of the ladder"));
        call.addOption(flag("--mermaid", "A sequence diagram of Mermaid, instead of the ladder"));
        call.addOption(flag("--jsonl", "A record for the replay of ari-testkit, instead of the ladder"));
        call.addOption(
                flag("--pcap", "Its SIP messages as a file for Wireshark, instead of the ladder: --pcap > call.pcap"));
        return call;
    }

    private static CommandSpec ofAnInstance(String description) {
        CommandSpec command = CommandSpec.create().mixinStandardHelpOptions(true);
        command.addOption(option(Setting.HTTP_PORT))
                .addOption(option(Setting.HTTP_ADDRESS))
                .addOption(option(Setting.HTTP_TLS_KEYSTORE))
                .addOption(option(Setting.B2BUA_CONFIG));
        command.addOption(flag(SHOW_NUMBERS, "Show telephone numbers, which are masked otherwise"));
        command.usageMessage().width(WIDTH).description(description);
        return command;
    }

    private static OptionSpec flag(String name, String description) {
        return OptionSpec.builder(name)
                .type(boolean.class)
                .description(description)
                .build();
    }

    private static String version() {
        String version = Usage.class.getPackage().getImplementationVersion();
        return version == null ? "unreleased" : version;
    }

    private static OptionSpec option(Setting setting) {
        String usually = setting.byDefault().isEmpty() ? "" : "; default: " + setting.byDefault();
        return OptionSpec.builder(setting.flag())
                .paramLabel(setting.form())
                .type(setting == Setting.ROUTES ? String[].class : String.class)
                .arity("1")
                .description(setting.description() + usually + " [" + setting.name() + "]")
                .build();
    }

    private static String[] footer() {
        String withoutFlag = Arrays.stream(Setting.values())
                .filter(setting -> !setting.hasFlag())
                .map(setting -> String.format("  %-19s%s", setting.name(), setting.description()))
                .collect(Collectors.joining("%n"));
        return new String[] {
            "",
            "In the environment or in the file only:",
            withoutFlag,
            "",
            "PATTERN is a number, or _ and a pattern of Asterisk's dialplan: X Z N [1-5] . !",
            "TARGET is PJSIP/{number}@endpoint, SIP/peer/{number} or Local/{number}@context/n; {number:1} leaves the",
            "first digit off; | separates targets that are tried in order.",
            "",
            "Ends with 0 after SIGTERM, with 2 if a setting is wrong, with 3 if another process took the application",
            "over, with 1 if it fails otherwise."
        };
    }
}
