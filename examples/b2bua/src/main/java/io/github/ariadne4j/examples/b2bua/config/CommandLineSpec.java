package io.github.ariadne4j.examples.b2bua.config;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The command line as a specification of picocli, generated from the {@link Setting}s. */
final class CommandLineSpec {
    static final String DEAD_LETTERS = "dead-letters";
    static final String REQUEUE = "--requeue";
    static final String ALL = "all";
    static final String HANGUP = "hangup";
    static final String DRAIN = "drain";
    static final String WITHIN = "--within";
    static final String CDR = "cdr";
    static final String SINCE = "--since";
    static final String NUMBER = "--number";
    static final String LIMIT = "--limit";
    static final String JSON = "--json";
    static final String COMPLETION = "completion";
    static final String DOCTOR = "doctor";
    static final String TEST_CALL = "--call";

    static final String CALLS = "calls";
    static final String CALL = "call";
    static final String FOLLOW = "--follow";
    static final String SHOW_NUMBERS = "--show-numbers";
    /** The format of a shown call by its option. */
    static final Map<String, String> FORMS =
            Map.of("--as-test", ".java", "--mermaid", ".mmd", "--jsonl", ".jsonl", "--pcap", ".pcap");

    private static final int WIDTH = 110;

    private CommandLineSpec() {}

    static CommandSpec command() {
        CommandSpec command = CommandSpec.create().name("b2bua").version(version());
        Arrays.stream(Setting.values()).filter(Setting::hasFlag).forEach(setting -> command.addOption(option(setting)));
        for (CommandSpec subcommand :
                List.of(calls(), call(), hangup(), drain(), cdr(), deadLetters(), doctor(), completion())) {
            command.addSubcommand(subcommand.name(), subcommand);
        }
        command.mixinStandardHelpOptions(true)
                .usageMessage()
                .width(WIDTH)
                .sortOptions(false)
                .header("Takes calls from Asterisk over ARI, dials the targets of their routes, and bridges both.", "")
                .synopsisHeading("")
                .customSynopsis("ARI_PASSWORD=… bin/b2bua --route '_X.=PJSIP/{number}@my-peer'")
                .optionListHeading(
                        "%nA flag overrides the environment, the environment the file, the file the default.%n%n")
                .footer(footer());
        return command;
    }

    private static CommandSpec calls() {
        return ofAnInstance(CALLS, "Lists the calls that the instance at --http-port has recorded.")
                .addOption(showNumbers());
    }

    private static CommandSpec call() {
        CommandSpec call = ofAnInstance(CALL, "Shows a recorded call of the instance at --http-port as a ladder.")
                .addOption(showNumbers())
                .addPositional(callId());
        call.addOption(flag(FOLLOW, "Continue until the call has ended"));
        call.addOption(flag("--as-test", "A JUnit test that replays it, instead of the ladder"));
        call.addOption(flag("--mermaid", "A sequence diagram of Mermaid, instead of the ladder"));
        call.addOption(flag("--jsonl", "A record for the replay of ari-testkit, instead of the ladder"));
        call.addOption(
                flag("--pcap", "Its SIP messages as a file for Wireshark, instead of the ladder: --pcap > call.pcap"));
        return call;
    }

    private static CommandSpec hangup() {
        return ofAnInstance(HANGUP, "Ends a live call of the instance at --http-port.")
                .addPositional(callId());
    }

    private static CommandSpec drain() {
        return ofAnInstance(
                        DRAIN,
                        "Drains the instance at --http-port: it takes no new calls, and ends with status 0 after its live"
                                + " ones. Prints their number.")
                .addOption(value(WITHIN, "TIME", "")
                        .description("Time that calls may go on, as 30s, 10m or 2h; then it ends as after SIGTERM."
                                + " Default: until they end")
                        .build())
                .addOption(flag(FOLLOW, "Wait until the instance has ended"));
    }

    private static CommandSpec cdr() {
        return subcommand(CDR, "Lists written CDRs from the database of the settings; changes nothing.")
                .addOption(value(SINCE, "TIME", "10m")
                        .description(
                                "Calls that began then or later: 10m, 2h, 1d ago, or as 2026-11-29T10:15:00Z; default: 10m")
                        .build())
                .addOption(value(NUMBER, "DIGITS", "")
                        .description("Only calls from or to a number that contains this")
                        .build())
                .addOption(value(LIMIT, "COUNT", "100")
                        .description("Maximum number of CDRs, the last ones; default: 100")
                        .build())
                .addOption(flag(JSON, "A JSON object for each, instead of a table"))
                .addOption(showNumbers())
                .addOption(option(Setting.CDR_JDBC_URL))
                .addOption(option(Setting.B2BUA_CONFIG));
    }

    private static OptionSpec.Builder value(String name, String form, String byDefault) {
        return OptionSpec.builder(name)
                .paramLabel(form)
                .type(String.class)
                .arity("1")
                .defaultValue(byDefault);
    }

    private static CommandSpec deadLetters() {
        return subcommand(DEAD_LETTERS, "Lists the calls whose CDR the database refuses for good; needs Redis only.")
                .addOption(option(Setting.REDIS_URL))
                .addOption(option(Setting.ARI_APP))
                .addOption(option(Setting.B2BUA_CONFIG))
                .addOption(OptionSpec.builder(REQUEUE)
                        .paramLabel("CALL_ID|" + ALL)
                        .type(String.class)
                        .arity("1")
                        .description("Put CDRs of that list back among those to be written, instead of listing them")
                        .build());
    }

    private static CommandSpec doctor() {
        CommandSpec doctor = subcommand(
                DOCTOR,
                "Checks whether Asterisk, Redis and the CDR database of the settings are as the application needs them;"
                        + " prints each finding with its cure. Changes nothing, and places no call without --call. Status: 0 without"
                        + " problems, 1 with warnings, 2 with faults.");
        for (Setting setting : List.of(
                Setting.ARI_URL,
                Setting.ARI_APP,
                Setting.ARI_TRANSPORT,
                Setting.REDIS_URL,
                Setting.CDR_JDBC_URL,
                Setting.HEP_ADDRESS,
                Setting.B2BUA_CONFIG)) {
            doctor.addOption(option(setting));
        }
        return doctor.addOption(value(TEST_CALL, "NUMBER@CONTEXT", "")
                        .description(
                                "Also call this number of extensions.conf as a caller from outside would, and hang up"
                                        + " once it is answered")
                        .build())
                .addOption(flag(JSON, "One JSON object for programs, instead of lines"));
    }

    private static CommandSpec completion() {
        return subcommand(COMPLETION, "Prints the bash completion of this command: source <(b2bua completion)");
    }

    private static CommandSpec ofAnInstance(String name, String description) {
        return subcommand(name, description)
                .addOption(option(Setting.HTTP_PORT))
                .addOption(option(Setting.HTTP_ADDRESS))
                .addOption(option(Setting.HTTP_TLS_KEYSTORE))
                .addOption(option(Setting.B2BUA_CONFIG));
    }

    private static CommandSpec subcommand(String name, String description) {
        CommandSpec command = CommandSpec.create().name(name).mixinStandardHelpOptions(true);
        command.usageMessage().width(WIDTH).description(description);
        return command;
    }

    private static PositionalParamSpec callId() {
        return PositionalParamSpec.builder()
                .paramLabel("ID")
                .type(String.class)
                .arity("1")
                .description("The id of the call, as \"calls\" shows it")
                .build();
    }

    private static OptionSpec showNumbers() {
        return flag(SHOW_NUMBERS, "Show telephone numbers, which are masked otherwise");
    }

    private static OptionSpec flag(String name, String description) {
        return OptionSpec.builder(name)
                .type(boolean.class)
                .description(description)
                .build();
    }

    private static String version() {
        String version = CommandLineSpec.class.getPackage().getImplementationVersion();
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
            "TARGET is PJSIP/{number}@endpoint, SIP/peer/{number} or Local/{number}@context/n; {number:1} removes the",
            "first digit; | separates targets that are tried in order.",
            "",
            "Exit status: 0 after SIGTERM and \"drain\", 2 if a setting is wrong, 3 if another process took over the",
            "application, 1 after any other failure."
        };
    }
}
