using Probative.Check.Anchors;
using Probative.Check.Faults;
using Probative.Check.Package;

namespace Probative.Check.Reports;

/// <summary>What one check found, for people and for scripts.</summary>
internal sealed record CheckResult
{
    public const int ExitClean = 0;
    public const int ExitFault = 1;
    public const int ExitUsage = 2;
    public const int ExitNotIdentified = 5;

    /// <summary>The name of the command in the JSON document.</summary>
    public required string Command { get; init; }

    /// <summary>What was checked: package, log, receipt.</summary>
    public required string Kind { get; init; }

    /// <summary>True if nothing in it is as in a package, and it was taken for one all the same.</summary>
    public bool IsGuess { get; init; }

    /// <summary>Where it is, as the person wrote it.</summary>
    public required string Path { get; init; }

    public required FaultList Faults { get; init; }

    public required Signer Signer { get; init; }

    /// <summary>Texts such as the case and the root, by name.</summary>
    public IReadOnlyList<(string Name, string Text)> Texts { get; init; } = [];

    /// <summary>Figures such as the number of facts, by name.</summary>
    public IReadOnlyList<(string Name, long Count)> Figures { get; init; } = [];

    /// <summary>What a receipt opens of its fact.</summary>
    public IReadOnlyList<OpenedField> Fields { get; init; } = [];

    /// <summary>What was checked, in sentences.</summary>
    public IReadOnlyList<string> Checked { get; init; } = [];

    /// <summary>What that shows, in sentences.</summary>
    public IReadOnlyList<string> Shows { get; init; } = [];

    /// <summary>What something outside said of when it existed.</summary>
    public IReadOnlyList<OutsideTime> OutsideTimes { get; init; } = [];

    /// <summary>What the person had from before and a package goes on from, signed by another key.</summary>
    public IReadOnlyList<KnownByOtherKey> KnownByOtherKey { get; init; } = [];

    /// <summary>What it does not show, in sentences.</summary>
    public IReadOnlyList<string> ShowsNot { get; init; } = [];

    public int ExitCode => !Faults.IsEmpty ? ExitFault : Signer.IsSame ? ExitClean : ExitNotIdentified;
}
