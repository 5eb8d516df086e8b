using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Preservation.Anchors;

namespace Probative.Examination;

/// <summary>Examine what was not examined yet, or not by these programs.</summary>
public sealed record Examine : IActedCommand, IOperatorCommand
{
    public string Name => "examine";

    public required MemberId By { get; init; }

    /// <summary>One item; null for every item of the cases that the member joined.</summary>
    public required string? Item { get; init; }

    public required string? Case { get; init; }

    /// <summary>Also what is restricted.</summary>
    public bool WithRestricted { get; init; }

    /// <summary>Also what failed before, by the same procedure.</summary>
    public bool AgainFailed { get; init; }

    /// <summary>Items examined at once, 1 to 256; null for as many as there are processors.</summary>
    public long? Workers { get; init; }

    /// <summary>Of <see cref="ExaminationSetup.Names"/>; empty for all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>Of videos look at key frames alone, and read no writing.</summary>
    public bool IsTriage { get; init; }

    /// <summary>
    /// Certificates (PEM) of authorities that signers of Content Credentials are held against; null for none.
    /// </summary>
    public GivenFile? Trust { get; init; }

    /// <summary>Decode without a sandbox: a file can then take over this machine.</summary>
    public bool IsUnsafe { get; init; }

    public bool ReachesMachine => IsUnsafe;
}
