package io.github.ariadne4j.examples.b2bua.config;

import io.github.ariadne4j.callflow.call.CallId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Reads the settings: a flag overrides the environment, the environment the file, the file the default. */
public final class CommandLineReader {
    private static final String DEFAULT_FILE = "b2bua.properties";
    private static final Duration LONGEST_DRAIN = Duration.ofDays(100);
    private static final int MOST_SUGGESTIONS = 3;

    private final CommandLine commandLine = new CommandLine(Usage.command());
    private final Map<String, String> environment;
    private final Path folder;
    private final List<String> warnings = new ArrayList<>();

    /**
     * A reader for one start.
     *
     * @param environment the variables of the process
     * @param folder the working folder
     */
    public CommandLineReader(Map<String, String> environment, Path folder) {
        this.environment = environment;
        this.folder = folder;
    }

    /**
     * The order in these arguments.
     *
     * @throws ConfigurationException if a setting that it needs is missing or wrong
     */
    public Order order(String... arguments) {
        ParseResult parsed = parse(arguments);
        ParseResult command = parsed.hasSubcommand() ? parsed.subcommand() : parsed;
        if (command.isUsageHelpRequested()) {
            return new Order.Tell(command.commandSpec().commandLine().getUsageMessage(CommandLine.Help.Ansi.OFF));
        }
        if (command.isVersionHelpRequested()) {
            return new Order.Tell(String.join("\n", commandLine.getCommandSpec().version()) + '\n');
        }
        if (!parsed.hasSubcommand()) {
            return new Order.TakeCalls();
        }
        Map<Setting, String> flags = flags(parsed);
        flags.putAll(flags(command));
        return order(command, flags);
    }

    private Order order(ParseResult command, Map<Setting, String> flags) {
        return switch (command.commandSpec().name()) {
            case Usage.CALLS -> new CallsOrder(settings(flags).running(), null, isClear(command));
            case Usage.CALL -> new CallsOrder(settings(flags).running(), one(command), isClear(command));
            case Usage.HANGUP -> new HangupOrder(settings(flags).running(), callOf(command));
            case Usage.DRAIN ->
                new DrainOrder(settings(flags).running(), within(command), command.hasMatchedOption(Usage.FOLLOW));
            case Usage.CDR -> cdrOrder(command, settings(flags).cdrs());
            case Usage.DEAD_LETTERS -> settings(flags).deadLetterOrder(command.matchedOptionValue(Usage.REQUEUE, null));
            case Usage.DOCTOR ->
                settings(flags)
                        .doctorOrder(
                                command.matchedOptionValue(Usage.TEST_CALL, ""), command.hasMatchedOption(Usage.JSON));
            case Usage.COMPLETION -> new Order.Tell(AutoComplete.bash("b2bua", commandLine));
            default ->
                throw new IllegalStateException(
                        "no order for " + command.commandSpec().name());
        };
    }

    private static CdrOrder cdrOrder(ParseResult command, CdrSettings database) {
        String since = command.matchedOptionValue(Usage.SINCE, "10m");
        String limit = command.matchedOptionValue(Usage.LIMIT, "100");
        if (!limit.matches("[1-9][0-9]{0,5}")) {
            throw new ConfigurationException(
                    Usage.LIMIT + ": it must be a whole number from 1 to 999999, but is " + PublicText.of(limit));
        }
        try {
            return new CdrOrder(
                    database,
                    Since.parse(since, Instant.now(), ZoneId.systemDefault()),
                    command.matchedOptionValue(Usage.NUMBER, ""),
                    Integer.parseInt(limit),
                    command.hasMatchedOption(Usage.JSON),
                    isClear(command));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(Usage.SINCE + ": " + e.getMessage());
        }
    }

    private static @Nullable Duration within(ParseResult command) {
        String text = command.matchedOptionValue(Usage.WITHIN, "");
        if (text.isEmpty()) {
            return null;
        }
        return TimeSpan.parse(text)
                .filter(span -> !span.isZero() && span.compareTo(LONGEST_DRAIN) <= 0)
                .orElseThrow(() -> new ConfigurationException(
                        Usage.WITHIN + ": it must read 30s, 10m or 2h, up to 100d, but is " + PublicText.of(text)));
    }

    private static boolean isClear(ParseResult command) {
        return command.hasMatchedOption(Usage.SHOW_NUMBERS);
    }

    private static CallsOrder.One one(ParseResult command) {
        List<String> forms = Usage.FORMS.entrySet().stream()
                .filter(form -> command.hasMatchedOption(form.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        boolean follow = command.hasMatchedOption(Usage.FOLLOW);
        if (forms.size() + (follow ? 1 : 0) > 1) {
            throw new ConfigurationException(
                    "give one of " + Usage.FOLLOW + ", --as-test, --mermaid, --jsonl and --pcap, not several");
        }
        return new CallsOrder.One(callOf(command), forms.isEmpty() ? "" : forms.get(0), follow);
    }

    private static String callOf(ParseResult command) {
        String id = command.matchedPositionalValue(0, "");
        try {
            return CallId.parse(id).toString();
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "it must be the id of a call, as \"calls\" shows it, but is " + PublicText.of(id));
        }
    }

    /** The warnings for the operator that do not prevent the start; after {@link #read}. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /**
     * Reads the settings of the application.
     *
     * @throws ConfigurationException if a setting is missing or wrong
     */
    public B2buaSettings read(String... arguments) {
        return settings(flags(parse(arguments))).read();
    }

    private SettingsReader settings(Map<Setting, String> flags) {
        SettingsFile file = file(new Sources(flags, environment, SettingsFile.none()));
        warnOfSecrets(flags, file);
        return new SettingsReader(new Sources(flags, environment, file), folder);
    }

    private ParseResult parse(String... arguments) {
        try {
            return commandLine.parseArgs(arguments);
        } catch (CommandLine.ParameterException e) {
            String command = e.getCommandLine().getCommandName();
            throw new ConfigurationException(PublicText.of(String.valueOf(e.getMessage())) + didYouMean(e) + "; see "
                    + (command.equals(commandLine.getCommandName()) ? "" : command + ' ') + "--help");
        }
    }

    private static String didYouMean(CommandLine.ParameterException error) {
        List<String> similar = error instanceof CommandLine.UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions()
                : List.of();
        return similar.isEmpty()
                ? ""
                : "; did you mean " + similar.stream().limit(MOST_SUGGESTIONS).collect(Collectors.joining(" or "))
                        + '?';
    }

    private static Map<Setting, String> flags(ParseResult parsed) {
        Map<Setting, String> flags = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            OptionSpec option = setting.hasFlag() ? parsed.matchedOption(setting.flag()) : null;
            if (option != null) {
                flags.put(setting, String.join(";", option.stringValues()));
            }
        }
        return flags;
    }

    private SettingsFile file(Sources withoutFile) {
        String named = withoutFile.value(Setting.B2BUA_CONFIG).text();
        if (!named.isEmpty()) {
            return SettingsFile.read(folder.resolve(named));
        }
        Path usual = folder.resolve(DEFAULT_FILE);
        return Files.exists(usual) ? SettingsFile.read(usual) : SettingsFile.none();
    }

    private void warnOfSecrets(Map<Setting, String> flags, SettingsFile file) {
        if (file.exposesSecrets()) {
            warnings.add(file.path() + " contains a password and can be read by other users: chmod 600 it");
        }
        for (Setting setting : List.of(Setting.REDIS_URL, Setting.CDR_JDBC_URL)) {
            if (Secrets.holds(setting, flags.getOrDefault(setting, ""))) {
                warnings.add("every user of this machine can read the password in " + setting.flag() + ": set "
                        + setting.name() + " in the environment or in the file instead");
            }
        }
    }
}
