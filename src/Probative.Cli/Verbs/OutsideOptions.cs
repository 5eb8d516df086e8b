using System.CommandLine;
using Probative.Kernel.Commands;
using Probative.Preservation.Anchors;

namespace Probative.Cli.Verbs;

/// <summary>The flags of commands that speak to a network, by the program beside this one.</summary>
internal sealed class OutsideOptions
{
    public Option<bool> Rehearse { get; } = new("--dry-run")
    {
        Description = "Show what would be sent, and where; send and record nothing.",
    };

    public Option<long?> Timeout { get; } = new("--timeout")
    {
        Description = "How long one attempt may take; 30 seconds otherwise.",
        HelpName = "SECONDS",
    };

    private readonly Option<string[]> _roots = new("--tls-roots")
    {
        Description = "Check TLS against these root certificates, not against those of the system.",
        HelpName = "FILE",
        Arity = ArgumentArity.OneOrMore,
    };

    public void AddTo(Command command)
    {
        command.Add(Rehearse);
        command.Add(Timeout);
        command.Add(_roots);
    }

    /// <summary>The files of root certificates.</summary>
    public IReadOnlyList<GivenFile> ReadRoots(ParseResult parsed, List<Problem> problems) =>
        GivenFiles.Read(parsed.GetValue(_roots) ?? [], problems);
}
