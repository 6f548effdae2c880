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

    private final CommandLine commandLine = new CommandLine(CommandLineSpec.command());
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
     * Parses these arguments.
     *
     * @throws ConfigurationException if a setting that it needs is missing or wrong
     */
    public CommandOptions options(String... arguments) {
        ParseResult parsed = parse(arguments);
        ParseResult command = parsed.hasSubcommand() ? parsed.subcommand() : parsed;
        if (command.isUsageHelpRequested()) {
            return new CommandOptions.PrintText(
                    command.commandSpec().commandLine().getUsageMessage(CommandLine.Help.Ansi.OFF));
        }
        if (command.isVersionHelpRequested()) {
            return new CommandOptions.PrintText(
                    String.join("\n", commandLine.getCommandSpec().version()) + '\n');
        }
        if (!parsed.hasSubcommand()) {
            return new CommandOptions.RunApplication();
        }
        Map<Setting, String> flags = flags(parsed);
        flags.putAll(flags(command));
        return options(command, flags);
    }

    private CommandOptions options(ParseResult command, Map<Setting, String> flags) {
        return switch (command.commandSpec().name()) {
            case CommandLineSpec.CALLS -> new CallsOptions(settings(flags).running(), null, isClear(command));
            case CommandLineSpec.CALL -> new CallsOptions(settings(flags).running(), one(command), isClear(command));
            case CommandLineSpec.HANGUP -> new HangupOptions(settings(flags).running(), callOf(command));
            case CommandLineSpec.DRAIN ->
                new DrainOptions(
                        settings(flags).running(), within(command), command.hasMatchedOption(CommandLineSpec.FOLLOW));
            case CommandLineSpec.CDR -> cdrOptions(command, settings(flags).cdrs());
            case CommandLineSpec.DEAD_LETTERS ->
                settings(flags).deadLetterOptions(command.matchedOptionValue(CommandLineSpec.REQUEUE, null));
            case CommandLineSpec.DOCTOR ->
                settings(flags)
                        .doctorOptions(
                                command.matchedOptionValue(CommandLineSpec.TEST_CALL, ""),
                                command.hasMatchedOption(CommandLineSpec.JSON));
            case CommandLineSpec.COMPLETION -> new CommandOptions.PrintText(AutoComplete.bash("b2bua", commandLine));
            default ->
                throw new IllegalStateException(
                        "no options for " + command.commandSpec().name());
        };
    }

    private static CdrOptions cdrOptions(ParseResult command, CdrSettings database) {
        String since = command.matchedOptionValue(CommandLineSpec.SINCE, "10m");
        String limit = command.matchedOptionValue(CommandLineSpec.LIMIT, "100");
        if (!limit.matches("[1-9][0-9]{0,5}")) {
            throw new ConfigurationException(CommandLineSpec.LIMIT
                    + ": it must be a whole number from 1 to 999999, but is " + DisplayText.of(limit));
        }
        try {
            return new CdrOptions(
                    database,
                    SinceParser.parse(since, Instant.now(), ZoneId.systemDefault()),
                    command.matchedOptionValue(CommandLineSpec.NUMBER, ""),
                    Integer.parseInt(limit),
                    command.hasMatchedOption(CommandLineSpec.JSON),
                    isClear(command));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(CommandLineSpec.SINCE + ": " + e.getMessage());
        }
    }

    private static @Nullable Duration within(ParseResult command) {
        String text = command.matchedOptionValue(CommandLineSpec.WITHIN, "");
        if (text.isEmpty()) {
            return null;
        }
        return DurationParser.parse(text)
                .filter(span -> !span.isZero() && span.compareTo(LONGEST_DRAIN) <= 0)
                .orElseThrow(() -> new ConfigurationException(CommandLineSpec.WITHIN
                        + ": it must read 30s, 10m or 2h, up to 100d, but is " + DisplayText.of(text)));
    }

    private static boolean isClear(ParseResult command) {
        return command.hasMatchedOption(CommandLineSpec.SHOW_NUMBERS);
    }

    private static CallsOptions.One one(ParseResult command) {
        List<String> forms = CommandLineSpec.FORMS.entrySet().stream()
                .filter(form -> command.hasMatchedOption(form.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        boolean follow = command.hasMatchedOption(CommandLineSpec.FOLLOW);
        if (forms.size() + (follow ? 1 : 0) > 1) {
            throw new ConfigurationException("give one of " + CommandLineSpec.FOLLOW
                    + ", --as-test, --mermaid, --jsonl and --pcap, not several");
        }
        return new CallsOptions.One(callOf(command), forms.isEmpty() ? "" : forms.get(0), follow);
    }

    private static String callOf(ParseResult command) {
        String id = command.matchedPositionalValue(0, "");
        try {
            return CallId.parse(id).toString();
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "it must be the id of a call, as \"calls\" shows it, but is " + DisplayText.of(id));
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
        SettingsFile file = file(new SettingSources(flags, environment, SettingsFile.none()));
        warnOfSecrets(flags, file);
        return new SettingsReader(new SettingSources(flags, environment, file), folder);
    }

    private ParseResult parse(String... arguments) {
        try {
            return commandLine.parseArgs(arguments);
        } catch (CommandLine.ParameterException e) {
            String command = e.getCommandLine().getCommandName();
            throw new ConfigurationException(DisplayText.of(String.valueOf(e.getMessage())) + didYouMean(e) + "; see "
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

    private SettingsFile file(SettingSources withoutFile) {
        String named = withoutFile.value(Setting.B2BUA_CONFIG).text();
        if (!named.isEmpty()) {
            return SettingsFile.read(folder.resolve(named));
        }
        Path usual = folder.resolve(DEFAULT_FILE);
        return Files.exists(usual) ? SettingsFile.read(usual) : SettingsFile.none();
    }

    private void warnOfSecrets(Map<Setting, String> flags, SettingsFile file) {
        if (file.exposesSecrets()) {
            warnings.add(
                    file.path() + " contains a password and can be read by every user of this machine: chmod o= it");
        }
        for (Setting setting : List.of(Setting.REDIS_URL, Setting.CDR_JDBC_URL)) {
            if (SecretSettings.holds(setting, flags.getOrDefault(setting, ""))) {
                warnings.add("every user of this machine can read the password in " + setting.flag() + ": set "
                        + setting.name() + " in the environment or in the file instead");
            }
        }
    }
}
