using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Preservation.Anchors;

namespace Probative.Examination;

/// <summary>Make the recorded examinations of an item again, and compare; nothing is recorded.</summary>
public sealed record ReplayExaminations : IActedCommand, IOperatorCommand
{
    public string Name => "examine";

    public required MemberId By { get; init; }
    public required string Item { get; init; }
    public required string? Case { get; init; }

    /// <summary>Also when the item is restricted.</summary>
    public bool WithRestricted { get; init; }

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
