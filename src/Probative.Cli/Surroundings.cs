using System.Text;
using Probative.Cli.Output;
using Probative.Kernel.Commands;

namespace Probative.Cli;

/// <summary>
/// What the process finds around it: streams, whether a person sits at them, and the environment.
/// </summary>
internal sealed class Surroundings
{
    public const string VaultVariable = "PROBATIVE_VAULT";
    public const string MemberVariable = "PROBATIVE_MEMBER";
    public const string WhyVariable = "PROBATIVE_WHY";
    public const string PassphraseVariable = "PROBATIVE_PASSPHRASE";
    public const string NewPassphraseVariable = "PROBATIVE_NEW_PASSPHRASE";
    public const string DebugVariable = "PROBATIVE_DEBUG";

    /// <summary>Where this machine remembers the last checkpoint of each log, outside the vaults.</summary>
    public const string StateVariable = "PROBATIVE_STATE";

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    // The streams are UTF-8 whatever the locale says: JSON is, and so is every other file we write.
    private readonly Lazy<TextWriter> _output = new(() =>
        new StreamWriter(Console.OpenStandardOutput(), s_utf8, 16 * 1024) { AutoFlush = false });

    private readonly Lazy<TextWriter> _error = new(() =>
        new StreamWriter(OpenError(), s_utf8, 1024) { AutoFlush = true });

    public TextWriter Output => _output.Value;

    public TextWriter Error => _error.Value;

    public bool IsOutputTerminal { get; } = !Console.IsOutputRedirected && !IsDumb;

    public bool IsErrorTerminal { get; } = !Console.IsErrorRedirected && !IsDumb;

    /// <summary>
    /// Somebody can be asked: what is typed is read from a terminal, and the question can be seen.
    /// </summary>
    public bool CanAsk { get; } = !Console.IsInputRedirected && !Console.IsErrorRedirected;

    public bool IsDebugging { get; } = Variable(DebugVariable) is not null;

    /// <summary>
    /// The folder of <see cref="StateVariable"/>, or the one for state of programs: XDG Base Directory
    /// Specification 0.8, "XDG_STATE_HOME", where a relative path counts as not set.
    /// </summary>
    public static string StateFolder
    {
        get
        {
            if (Variable(StateVariable) is { } folder) return folder;
            var state = Variable("XDG_STATE_HOME") is { } set && set[0] == '/'
                ? set
                : Path.Combine(
                    Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local/state");
            return Path.Combine(state, "probative");
        }
    }

    private static bool IsDumb => Environment.GetEnvironmentVariable("TERM") is null or "dumb";

    /// <summary>
    /// Writes a result, and says on standard error when that cannot be done: what the command recorded
    /// stands, but whoever reads the result must not take a torn one for the whole.
    /// </summary>
    public int Deliver(Ending ending, Action<TextWriter> write)
    {
        try
        {
            if (StandardStreams.IsOutputClosed) return OutputNotWritable();
            write(Output);
            Output.Flush();
            return (int)ending;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            // The system calls a stream that is not open, or open for reading, a lack of permission.
            return OutputNotWritable();
        }
    }

    private static Stream OpenError() =>
        StandardStreams.IsErrorClosed ? Stream.Null : new LenientStream(Console.OpenStandardError());

    private int OutputNotWritable()
    {
        Error.WriteLine("output-not-writable: The result could not be written to standard output.");
        Error.WriteLine(
            "  What was recorded stands, and `probative log` shows it. Give the output a place and room.");
        return (int)Ending.Refused;
    }

    /// <summary>An environment variable, or null when it is empty too.</summary>
    public static string? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
