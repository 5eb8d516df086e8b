using System.CommandLine;

namespace Probative.Cli.Verbs;

/// <summary>How something is concluded: the same options of a finding and of an opinion.</summary>
internal sealed class ConclusionOptions(bool kindRequired)
{
    public Option<string?> Kind { get; } = new("--kind")
    {
        Description = "observed, measured, inferred or \"could not determine\".",
        HelpName = "WORD",
        Required = kindRequired,
    };

    public Option<string?> Likelihood { get; } = new("--likelihood")
    {
        Description = "Of what is inferred: almost no chance, very unlikely, unlikely, roughly even chance, "
            + "likely, very likely, almost certain.",
        HelpName = "WORDS",
    };

    public Option<string?> Confidence { get; } = new("--confidence")
    {
        Description = "low, moderate or high: how good the ground is, not how likely it is.",
        HelpName = "WORD",
    };

    public Option<string?> ConfidenceReason { get; } = new("--confidence-reason")
    {
        Description = "Why the confidence is what it is.", HelpName = "TEXT",
    };

    public Command AddTo(Command command)
    {
        command.Add(Kind);
        command.Add(Likelihood);
        command.Add(Confidence);
        command.Add(ConfidenceReason);
        return command;
    }
}
