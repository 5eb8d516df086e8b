using System.CommandLine;

namespace Probative.Cli;

/// <summary>Options that every command has.</summary>
internal sealed class GlobalOptions
{
    public Option<string?> Vault { get; } = new("--vault")
    {
        Description = $"The folder of the vault (or set {Surroundings.VaultVariable}).",
        HelpName = "DIR",
        Recursive = true,
    };

    public Option<string?> As { get; } = new("--as")
    {
        Description =
            $"Who acts: a member's name or id (or set {Surroundings.MemberVariable}; default: the only one).",
        HelpName = "MEMBER",
        Recursive = true,
    };

    public Option<string?> Why { get; } = new("--why")
    {
        Description =
            $"Why it is opened or taken out, for the access log (or set {Surroundings.WhyVariable}).",
        HelpName = "TEXT",
        Recursive = true,
        Validators =
        {
            result =>
            {
                if (result.Tokens is [{ Value.Length: > AccessNote.WhyLengthMax }])
                    result.AddError($"--why has at most {AccessNote.WhyLengthMax} characters.");
            },
        },
    };

    public Option<string?> PassphraseFile { get; } = new Option<string?>("--passphrase-file")
    {
        Description =
            $"A file whose first line is the passphrase (or set {Surroundings.PassphraseVariable}).",
        HelpName = "FILE",
        Recursive = true,
    }.MustBeFilled();

    public Option<string?> RecoveryCodeFile { get; } = new Option<string?>("--recovery-code-file")
    {
        Description = "A file with the recovery code, when the passphrase is lost.",
        HelpName = "FILE",
        Recursive = true,
    }.MustBeFilled();

    public Option<bool> Json { get; } = new("--json")
    {
        Description = "Print one JSON document on standard output, and nothing else there.",
        Recursive = true,
    };

    public Option<string?> JsonLines { get; } = new Option<string?>("--jsonl")
    {
        Description = "Write the rows of a long list to a file, one JSON object a line.",
        HelpName = "FILE",
        Recursive = true,
    }.MustBeFilled();

    public Option<bool> Quiet { get; } = new("--quiet")
    {
        Description = "Show no progress.",
        Recursive = true,
    };

    /// <summary>Those that only commands with a vault make use of.</summary>
    public IReadOnlyList<Option> OfVaults => [Vault, As, Why, PassphraseFile, RecoveryCodeFile, JsonLines];

    public IEnumerable<Option> All => [.. OfVaults, Json, Quiet];
}
